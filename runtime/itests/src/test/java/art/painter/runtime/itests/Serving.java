package art.painter.runtime.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Which versions of rules a node has: as artists see it, in its framework, and on its disk. */
final class Serving {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

  private final Platform platform;
  private final Studio studio;

  Serving(Platform platform, Studio studio) {
    this.platform = platform;
    this.studio = studio;
  }

  /** The versions of a rule that answer: one, or something is wrong. */
  List<String> versions(String id) {
    List<String> versions = new ArrayList<>();
    for (JsonNode result : studio.artist.get(studio.at("/readiness")).expect(200).get("results")) {
      if (result.at("/rule/id").asText().equals(id)) {
        versions.add(result.at("/rule/version").asText());
      }
    }
    return versions;
  }

  /** Waits until a rule answers in these versions. */
  void await(String id, List<String> versions) throws InterruptedException {
    long end = System.nanoTime() + LIMIT;
    List<String> seen = versions(id);
    while (!seen.equals(versions)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(id + " serves in " + seen + ", not " + versions);
      }
      TimeUnit.MILLISECONDS.sleep(50);
      seen = versions(id);
    }
  }

  /** The versions of a bundle that the framework has. */
  List<String> framework(String bundle) throws IOException {
    return Shell.of(platform)
        .run("lb -s " + bundle)
        .succeeded()
        .lines()
        .filter(line -> line.contains(bundle))
        .map(line -> line.replaceAll(".*\\(|[)|].*", "").strip())
        .toList();
  }

  /** The names of the jars that are kept of a bundle. */
  List<String> kept(String bundle) throws IOException {
    Path jars = platform.data().resolve("plugins/jars").resolve(bundle);
    try (Stream<Path> files = Files.list(jars)) {
      return files.map(jar -> jar.getFileName().toString()).sorted().toList();
    }
  }
}
