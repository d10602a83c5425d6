package art.painter.plugins;

import art.painter.api.PlatformException;
import art.painter.plugins.trust.Sha256;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code plugins} in the data folder: {@code jars/<bundle>/<version>.jar}, and for each
 * bundle a file that says which of them serves. That file is put in place in one step, after the
 * jar; so a node that is killed at any moment finds one version or the other when it starts.
 */
final class PlugInFolder {
  private static final Logger LOG = LoggerFactory.getLogger(PlugInFolder.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final int kept;

  PlugInFolder(Path folder, int kept) throws IOException {
    this.folder = folder;
    this.kept = kept;
    Files.createDirectories(folder.resolve("jars"));
    Path incoming = Files.createDirectories(folder.resolve("incoming"));
    try (Stream<Path> leftBehind = Files.list(incoming)) {
      for (Path file : leftBehind.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Where a jar can be received. */
  Path incoming() throws IOException {
    return Files.createTempFile(folder.resolve("incoming"), "plug-in", ".jar");
  }

  /** Keeps a copy of a jar; when this returns it is on disk. */
  Jar keep(Jar jar) throws IOException {
    Path place = place(jar.bundle(), jar.version().toString());
    if (!place.equals(jar.file())) {
      Files.createDirectories(place.getParent());
      Path hidden = Files.copy(jar.file(), incoming(), StandardCopyOption.REPLACE_EXISTING);
      sync(hidden);
      Files.move(
          hidden, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(place.getParent());
    }
    return new Jar(place, jar.sha256(), jar.bundle(), jar.version());
  }

  Optional<Jar> kept(String bundle, String version) {
    Path place = place(bundle, version);
    try {
      return Files.exists(place)
          ? Optional.of(Jar.read(place, Sha256.of(place)))
          : Optional.empty();
    } catch (IOException | PlatformException damaged) {
      LOG.warn("The kept jar {} cannot be read.", place, damaged);
      return Optional.empty();
    }
  }

  private Path place(String bundle, String version) {
    return folder.resolve("jars").resolve(bundle).resolve(version + ".jar");
  }

  List<Installed> all() throws IOException {
    List<Installed> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String name = file.getFileName().toString();
        all.add(of(name.substring(0, name.length() - ".json".length())));
      }
    }
    return all;
  }

  Installed of(String bundle) throws IOException {
    Path file = folder.resolve(bundle + ".json");
    if (!Files.exists(file)) {
      return Installed.none(bundle);
    }
    JsonNode json;
    try {
      json = JSON.readTree(file.toFile());
    } catch (JsonProcessingException damaged) {
      LOG.error("{} is damaged; what it installed is forgotten. Install it again.", file);
      return Installed.none(bundle);
    }
    List<String> before = new ArrayList<>();
    json.path("before").forEach(version -> before.add(version.asText()));
    return new Installed(
        bundle,
        Optional.of(json.path("version").asText()).filter(version -> !version.isEmpty()),
        json.path("source").asText(),
        Optional.of(json.path("file").asText()).filter(name -> !name.isEmpty()),
        json.path("sha256").asText(),
        before,
        Optional.of(json.path("rolledBack").asText()).filter(hash -> !hash.isEmpty()));
  }

  /** Says what serves from now on, and lets jars go that nobody goes back to. */
  void put(Installed wanted) throws IOException {
    Installed installed = wanted.keeping(kept);
    ObjectNode json = JSON.createObjectNode();
    json.put("version", installed.version().orElse(""));
    json.put("source", installed.source());
    json.put("file", installed.file().orElse(""));
    json.put("sha256", installed.sha256());
    installed.before().forEach(json.withArray("before")::add);
    json.put("rolledBack", installed.rolledBack().orElse(""));
    Path hidden = incoming();
    JSON.writerWithDefaultPrettyPrinter().writeValue(hidden.toFile(), json);
    sync(hidden);
    Files.move(
        hidden,
        folder.resolve(installed.bundle() + ".json"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    sync(folder);
    tidy(installed);
  }

  /** Lets go of the jars that neither serve nor are kept to go back to. */
  void tidy(Installed installed) {
    Path jars = folder.resolve("jars").resolve(installed.bundle());
    if (!Files.isDirectory(jars)) {
      return;
    }
    try (Stream<Path> files = Files.list(jars)) {
      for (Path jar : files.sorted(Comparator.reverseOrder()).toList()) {
        String version = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        if (!installed.before().contains(version)
            && !installed.version().filter(version::equals).isPresent()) {
          Files.delete(jar);
        }
      }
    } catch (IOException harmless) {
      LOG.warn("Jars of {} that are not needed any more stay.", installed.bundle(), harmless);
    }
  }

  private static void sync(Path path) throws IOException {
    boolean directory = Files.isDirectory(path);
    if (directory && !path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return; // Other systems cannot open a folder.
    }
    try (FileChannel channel =
        FileChannel.open(path, directory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
