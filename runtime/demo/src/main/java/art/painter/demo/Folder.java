package art.painter.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What lies in a folder of works, sub-folders included; every file is named, also those left alone.
 */
final class Folder {
  private Folder() {}

  /**
   * One file, or a folder that was not looked into.
   *
   * @param path where it is
   * @param name its name below the folder
   * @param leftAlone why it is left alone; empty for what is to be uploaded
   */
  record Entry(Path path, String name, Optional<String> leftAlone) {}

  static List<Entry> scan(Path folder) throws IOException {
    var found = new ArrayList<Entry>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = directory.getFileName() == null ? "" : directory.getFileName().toString();
            if (directory.equals(folder)) {
              return FileVisitResult.CONTINUE;
            }
            if (name.startsWith(".")) {
              return skip(directory, "a hidden folder");
            }
            if (OutputFolder.isOne(name)) {
              return skip(directory, "the results of a demo");
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(new Entry(file, below(file), reasonAgainst(file)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return skip(file, "it cannot be read");
          }

          private FileVisitResult skip(Path path, String why) {
            found.add(new Entry(path, below(path), Optional.of(why)));
            return FileVisitResult.SKIP_SUBTREE;
          }

          private String below(Path path) {
            return folder.relativize(path).toString();
          }
        });
    found.sort(Comparator.comparing(Entry::name));
    return found;
  }

  private static Optional<String> reasonAgainst(Path file) {
    if (file.getFileName().toString().startsWith(".")) {
      return Optional.of("a hidden file");
    }
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      return Optional.of("a link that leads nowhere");
    }
    if (Files.isDirectory(file)) {
      return Optional.of("a link to a folder");
    }
    if (!Files.isRegularFile(file)) {
      return Optional.of("no file that could hold a picture");
    }
    return Files.isReadable(file) ? Optional.empty() : Optional.of("it cannot be read");
  }
}
