package art.painter.runtime.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An integrator's folder, outside of this tree, and a Maven that finds nothing of ours but the kit
 * that ships.
 */
final class Workshop implements AutoCloseable {
  private final Path folder;
  private final Path repository;

  private Workshop(Path folder, Path repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Sets it up; what Maven has fetched from others before is used by links, offline. */
  static Workshop in(Path folder) throws IOException {
    Path fetched = Path.of(System.getProperty("painter.repository"));
    Path repository = folder.resolve("repository");
    Path kit = Distribution.HOME.resolve("lib/repository/art/painter");
    link(fetched, repository, "art");
    link(fetched.resolve("art"), repository.resolve("art"), "painter");
    copy(kit, repository.resolve("art/painter"));
    return new Workshop(folder, repository);
  }

  /** Takes the links away, so that nobody who deletes the folder has to mind them. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> links = Files.walk(repository, 2)) {
      for (Path link : links.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private static void link(Path from, Path to, String except) throws IOException {
    Files.createDirectories(to);
    if (Files.isDirectory(from)) {
      try (Stream<Path> entries = Files.list(from)) {
        for (Path entry : entries.toList()) {
          if (!entry.endsWith(except)) {
            Files.createSymbolicLink(to.resolve(entry.getFileName()), entry.toRealPath());
          }
        }
      }
    }
  }

  /** Copies a folder as an integrator does, without what was built in it. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path within = from.relativize(file);
        if (!within.startsWith("target")) {
          Path copy = to.resolve(within.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  /** A copy of an example of this tree. */
  Path example(String name) throws IOException {
    copy(Distribution.SOURCE.resolve("bundles").resolve(name), folder.resolve(name));
    return folder.resolve(name);
  }

  /** The project of a new plug-in. */
  Path project(String kind, String id) throws IOException, InterruptedException {
    Path project = folder.resolve(id);
    Command.painter("new-plugin", kind, id, project.toString()).succeeded();
    return project;
  }

  /** Builds a project with its tests; answers with its jar. */
  Path build(Path project) throws IOException, InterruptedException {
    verify(project);
    return jar(project);
  }

  /** Builds several at once, which is quicker than one after the other. */
  void build(List<Path> projects) throws IOException, InterruptedException {
    String modules =
        projects.stream()
            .map(project -> "<module>" + folder.relativize(project) + "</module>")
            .collect(Collectors.joining());
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId><artifactId>all</artifactId><version>1</version><packaging>pom</packaging>
          <modules>%s</modules>
        </project>
        """
            .formatted(modules));
    verify(folder);
  }

  private void verify(Path project) throws IOException, InterruptedException {
    maven(project, "-q", "verify").succeeded();
  }

  /** Runs Maven in a folder. */
  Command maven(Path project, String... words) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                System.getProperty("painter.maven"),
                "-B",
                "-o",
                "-Dmaven.repo.local=" + repository));
    line.addAll(List.of(words));
    return Command.run(project, line.toArray(String[]::new));
  }

  /** Has a jar of the kit be there as a version that was released before, instead of its own. */
  void release(String artifact, String version) throws IOException {
    Path all = repository.resolve("art/painter").resolve(artifact);
    Path own;
    try (Stream<Path> versions = Files.list(all)) {
      own = versions.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    String before = own.getFileName().toString();
    Path released = Files.createDirectories(all.resolve(version));
    for (String end : List.of(".jar", ".pom")) {
      Files.copy(
          own.resolve(artifact + "-" + before + end),
          released.resolve(artifact + "-" + version + end));
    }
    Files.writeString(
        all.resolve("maven-metadata-local.xml"),
        """
        <metadata>
          <groupId>art.painter</groupId>
          <artifactId>%s</artifactId>
          <versioning><release>%2$s</release><versions><version>%2$s</version></versions></versioning>
        </metadata>
        """
            .formatted(artifact, version));
  }

  static Path jar(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  /** Drops a jar into a folder that is watched, whole or not at all. */
  static void drop(Path jar, Path deploy) throws IOException {
    Path aside = Files.copy(jar, deploy.resolveSibling("coming.jar"));
    Files.move(
        aside, deploy.resolve(jar.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
  }
}
