package art.painter.training.local;

import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingStatus;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A training as it lies on the disk: all that is needed to go on with it after the process was
 * killed. Files are replaced whole, so that whatever is there can be read.
 */
final class Job {

  /** Where a training stands; details are there once it has succeeded. */
  record State(TrainingStatus status, String message, String version, Map<String, String> details) {
    static State of(TrainingStatus status, String message) {
      return new State(status, message, "", Map.of());
    }
  }

  private static final String DETAIL = "detail.";
  private static final String DRAFT = ".new-";

  private final Path folder;

  Job(Path folder) {
    this.folder = folder;
  }

  String id() {
    return folder.getFileName().toString();
  }

  boolean exists() {
    return Files.isRegularFile(folder.resolve("state.properties"));
  }

  /**
   * Claims this training for one runner. Two versions of the provider may be at work at once, and
   * only one of them may carry it out.
   *
   * @return the claim, which ends when it is closed; empty while another has it
   */
  Optional<FileChannel> claim() throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("claim"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException claimedInThisProcess) {
      // As good as claimed by another process.
    }
    channel.close();
    return Optional.empty();
  }

  Path works() {
    return folder.resolve("works.zip");
  }

  Path weights() {
    return folder.resolve("adapter.safetensors");
  }

  /** Lays down a training that does not exist yet; its folder appears as a whole. */
  void create(TrainingOrder order, LoraTraining.Plan plan) throws IOException {
    Files.createDirectories(folder.getParent());
    removeAbandonedDrafts();
    Path making = Files.createTempDirectory(folder.getParent(), DRAFT);
    try {
      Job draft = new Job(making);
      OrderedWorks.copy(order, draft.works());
      Properties terms = new Properties();
      terms.setProperty("trigger", order.triggerWord().word());
      terms.setProperty("manifest", order.manifestRoot());
      terms.setProperty("base", BaseWeights.SHA_256);
      terms.setProperty("type", order.type().name());
      plan.to(terms);
      draft.store("order.properties", terms);
      draft.enter(State.of(TrainingStatus.STARTING, "Waiting for its turn."));
      moveFolder(making);
    } finally {
      new Job(making).remove();
    }
  }

  /** A process that was killed while it copied works must not leave them behind. */
  private void removeAbandonedDrafts() throws IOException {
    Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder.getParent(), DRAFT + "*")) {
      for (Path draft : drafts) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(hourAgo)) {
          new Job(draft).remove();
        }
      }
    }
  }

  private void moveFolder(Path making) throws IOException {
    try {
      Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Somebody else was quicker with the same order, which is fine.
      if (!exists()) {
        throw e;
      }
    }
  }

  Properties terms() throws IOException {
    return load("order.properties");
  }

  State state() throws IOException {
    Properties p = load("state.properties");
    Map<String, String> details = new LinkedHashMap<>();
    for (String key : p.stringPropertyNames()) {
      if (key.startsWith(DETAIL)) {
        details.put(key.substring(DETAIL.length()), p.getProperty(key));
      }
    }
    return new State(
        TrainingStatus.valueOf(p.getProperty("status")),
        p.getProperty("message"),
        p.getProperty("version", ""),
        details);
  }

  void enter(State state) throws IOException {
    Properties p = new Properties();
    p.setProperty("status", state.status().name());
    p.setProperty("message", state.message());
    p.setProperty("version", state.version());
    state.details().forEach((key, value) -> p.setProperty(DETAIL + key, value));
    store("state.properties", p);
  }

  Optional<LoraTraining.State> checkpoint() throws IOException {
    Path file = folder.resolve("checkpoint.safetensors");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return Optional.of(Checkpoint.read(in));
    }
  }

  void keep(LoraTraining.State state) throws IOException {
    write("checkpoint.safetensors", out -> Checkpoint.write(state, out));
  }

  void keep(Adapter adapter, Map<String, String> metadata) throws IOException {
    write(weights().getFileName().toString(), out -> adapter.write(out, metadata));
  }

  void log(String line) throws IOException {
    Files.writeString(
        folder.resolve("log.txt"),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  List<String> log() throws IOException {
    Path file = folder.resolve("log.txt");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Removes what is needed no longer once the training has ended. */
  void tidy() throws IOException {
    Files.deleteIfExists(folder.resolve("claim"));
    Files.deleteIfExists(works());
    Files.deleteIfExists(folder.resolve("checkpoint.safetensors"));
    Files.deleteIfExists(folder.resolve("order.properties"));
  }

  void remove() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    // The state goes first: without it the training is unknown, even when the rest cannot be
    // removed at once.
    Files.deleteIfExists(folder.resolve("state.properties"));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Properties load(String name) throws IOException {
    Properties p = new Properties();
    try (var reader = Files.newBufferedReader(folder.resolve(name))) {
      p.load(reader);
    }
    return p;
  }

  private void store(String name, Properties p) throws IOException {
    write(name, out -> p.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), null));
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private void write(String name, Content content) throws IOException {
    Path draft = folder.resolve(name + ".new");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
      content.writeTo(out);
    }
    try {
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
