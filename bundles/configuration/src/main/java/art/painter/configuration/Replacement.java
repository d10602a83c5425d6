package art.painter.configuration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces a file by a new one at once, which nobody ever sees half written. */
final class Replacement {
  private Replacement() {}

  static void write(Path file, String text) throws IOException {
    // What a link points to is replaced, not the link.
    Path place = Files.exists(file) ? file.toRealPath() : file;
    // Readable by its owner only, since there may be a secret in it; with no name that is watched.
    Path staged = Files.createTempFile(place.getParent(), "." + place.getFileName(), ".new");
    try {
      try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      keepPermissions(place, staged);
      Files.move(
          staged, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(staged);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView permissions =
        Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (permissions != null && Files.exists(from)) {
      permissions.setPermissions(Files.getPosixFilePermissions(from));
    }
  }
}
