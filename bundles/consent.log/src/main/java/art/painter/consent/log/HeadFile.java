package art.painter.consent.log;

import art.painter.api.log.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the newest head outside of the database, which tells when the database went back. A
 * copy that is lost or late only tells less.
 */
final class HeadFile {
  private static final Logger LOG = LoggerFactory.getLogger(HeadFile.class);

  private final Path file;
  private Optional<Checkpoint> newest = Optional.empty();
  private boolean failed;

  HeadFile(Path file) {
    this.file = file;
  }

  /** {@return the newest head that was ever kept} */
  synchronized Optional<Checkpoint> newest() {
    if (newest.isEmpty()) {
      newest = read();
    }
    return newest;
  }

  private Optional<Checkpoint> read() {
    try {
      return Optional.of(Checkpoint.parse(Files.readString(file)));
    } catch (NoSuchFileException first) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warn("Cannot read the log's copy of its head in {}; it is written anew.", file);
      return Optional.empty();
    }
  }

  /** Keeps a head, in memory at least. */
  synchronized void keep(Checkpoint head) {
    newest = Optional.of(head);
    try {
      Files.createDirectories(file.getParent());
      Path written = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(written, head.note());
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        LOG.warn("Cannot write the log's copy of its head to {}.", file, e);
      }
      failed = true;
    }
  }
}
