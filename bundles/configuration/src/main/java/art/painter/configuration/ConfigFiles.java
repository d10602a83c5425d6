package art.painter.configuration;

import art.painter.api.configuration.Fault;
import art.painter.configuration.file.ConfigFile;
import art.painter.configuration.file.Declarations;
import art.painter.configuration.file.Mistake;
import art.painter.configuration.file.Variables;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies files that are in order. One that is not is remembered with what is wrong with it, and
 * what was configured before stays.
 */
final class ConfigFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigFiles.class);
  private static final String OURS = "art.painter.";

  private final Supplier<Declarations> declarations;
  private final Variables variables;
  private final Applied applied;
  private final Clock clock;
  private final Map<File, Fault> faults = new TreeMap<>();
  private final Set<File> known = new HashSet<>();
  // Applied as they were, since nobody declared what they may say.
  private final Set<File> unchecked = new HashSet<>();

  ConfigFiles(
      Supplier<Declarations> declarations, Variables variables, Applied applied, Clock clock) {
    this.declarations = declarations;
    this.variables = variables;
    this.applied = applied;
    this.clock = clock;
  }

  synchronized void changed(File file) throws IOException {
    boolean first = known.add(file);
    String name = ConfigFile.name(file.toPath());
    Declarations declared = declarations.get();
    boolean checked = declared.of(name).isPresent();
    try {
      Map<String, String> values = ConfigFile.read(file.toPath()).values(declared, variables);
      boolean change = applied.put(file, name, values);
      boolean mended = faults.remove(file) != null;
      if (checked) {
        unchecked.remove(file);
      } else if (unchecked.add(file) && name.startsWith(OURS)) {
        LOG.warn("{} has no effect: no bundle declares {}.", file, Declarations.pid(name));
      }
      if (mended || change && !first) {
        LOG.info("{} is applied{}.", file, mended ? ", it is in order again" : "");
      }
    } catch (Mistake mistake) {
      refuse(file, name, mistake);
    }
  }

  private void refuse(File file, String name, Mistake mistake) throws IOException {
    Fault before = faults.get(file);
    if (before != null && before.message().equals(mistake.getMessage())) {
      return;
    }
    faults.put(file, new Fault(name, mistake.getMessage(), clock.instant()));
    if (unchecked.remove(file)) {
      applied.remove(file);
    }
    LOG.warn(
        "{} The file is not applied{}.",
        mistake.getMessage(),
        applied.values(file).isEmpty() ? "" : ", and what was configured before stays");
  }

  synchronized void removed(File file) throws IOException {
    known.remove(file);
    unchecked.remove(file);
    faults.remove(file);
    applied.remove(file);
    LOG.info("{} is gone: what it configured is as it is by default.", file);
  }

  /** Checks files that had a mistake by a declaration that may be gone. */
  synchronized void mended() throws IOException {
    for (File file : List.copyOf(faults.keySet())) {
      changed(file);
    }
  }

  /** Checks the files of PIDs of which a bundle declares something that has just come. */
  synchronized void declared(Declarations anew) throws IOException {
    for (File file : List.copyOf(known)) {
      if (anew.of(ConfigFile.name(file.toPath())).isPresent()) {
        changed(file);
      }
    }
  }

  synchronized List<Fault> faults() {
    return List.copyOf(faults.values());
  }

  /** What is in effect of what a file said, now or before. */
  synchronized Optional<String> value(File file, String key) throws IOException {
    return Optional.ofNullable(applied.values(file).get(key)).map(String::valueOf);
  }

  /** The names of the files that are there, without their endings. */
  synchronized List<String> names() {
    return known.stream().map(file -> ConfigFile.name(file.toPath())).sorted().toList();
  }
}
