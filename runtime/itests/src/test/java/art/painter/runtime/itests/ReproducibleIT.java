package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sources, built again elsewhere, give the same bytes. */
class ReproducibleIT {
  @Test
  void a_second_build_in_another_folder_is_byte_identical(@TempDir Path copy) throws Exception {
    copySources(Distribution.SOURCE, copy);
    build(copy);

    Map<String, String> first = jars(Distribution.SOURCE.resolve("bundles"));
    Map<String, String> second = jars(copy.resolve("bundles"));

    assertFalse(first.isEmpty());
    assertEquals(first.keySet(), second.keySet());
    Set<String> different = new TreeSet<>(first.keySet());
    different.removeIf(jar -> first.get(jar).equals(second.get(jar)));
    assertEquals(Set.of(), different);
  }

  private static void build(Path copy) throws IOException, InterruptedException {
    File log = copy.resolve("build.log").toFile();
    Process build =
        new ProcessBuilder(
                System.getProperty("painter.maven"),
                "-B",
                "-o",
                "-q",
                "-Dmaven.repo.local=" + System.getProperty("painter.repository"),
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true",
                "-pl",
                "!runtime,!runtime/launcher,!runtime/demo,!runtime/bench,!runtime/console,!runtime/verify,!runtime/driver,!runtime/assembly,!runtime/itests",
                "package")
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertTrue(build.waitFor(10, TimeUnit.MINUTES), "the build takes too long");
    assertEquals(0, build.exitValue(), Files.readString(log.toPath()));
  }

  private static void copySources(Path from, Path to) throws IOException {
    Set<String> left = Set.of("target", "data", ".git", "node_modules");
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(from) && left.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The examples get another version with each build, on purpose. */
  private static boolean ships(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith("-SNAPSHOT.jar") && !name.startsWith("art.painter.example.");
  }

  private static Map<String, String> jars(Path bundles)
      throws IOException, GeneralSecurityException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(bundles, 3)) {
      for (Path jar : files.filter(ReproducibleIT::ships).toList()) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        hashes.put(jar.getFileName().toString(), HexFormat.of().formatHex(hash));
      }
    }
    return hashes;
  }
}
