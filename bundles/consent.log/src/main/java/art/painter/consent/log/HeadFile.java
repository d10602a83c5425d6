package art.painter.consent.log;

import art.painter.api.log.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the newest head outside of the database, which tells when the database went back. One
 * that is late only tells less; one that is there and cannot be read is a fault, since nobody knows
 * then what it would have told.
 */
final class HeadFile {
  private static final Logger LOG = LoggerFactory.getLogger(HeadFile.class);
  private static final boolean FOLDERS_CAN_BE_SYNCED =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path file;
  private final boolean madeByUs;
  private Optional<Checkpoint> newest = Optional.empty();
  private volatile Optional<String> warning = Optional.empty();

  private HeadFile(Path file, boolean madeByUs) {
    this.file = file;
    this.madeByUs = madeByUs;
  }

  /** The copy in the node's data folder. */
  static HeadFile in(Path data) {
    return new HeadFile(data.resolve("log").resolve("checkpoint"), true);
  }

  /** A copy in a folder of the operator's choice, which must be there: a disk may be missing. */
  static HeadFile beside(Path data, Path folder) {
    if (folder.toAbsolutePath().normalize().startsWith(data.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException(
          "head.copy must be outside of the data folder, with which it would be put back: "
              + folder);
    }
    return new HeadFile(folder.resolve("checkpoint"), false);
  }

  /**
   * {@return the newest head that was ever kept}
   *
   * @throws Fault if there is one that cannot be read
   */
  synchronized Optional<Checkpoint> newest() {
    if (newest.isEmpty()) {
      newest = read();
    }
    return newest;
  }

  private Optional<Checkpoint> read() {
    if (!madeByUs && !Files.isDirectory(file.getParent())) {
      throw new Fault(
          "The folder %s, which head.copy names, is not there: is its disk mounted? Make the folder only if it never had a checkpoint, then restart. Until then the log takes nothing."
              .formatted(file.getParent()));
    }
    try {
      return Optional.of(Checkpoint.parse(Files.readString(file)));
    } catch (NoSuchFileException first) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warn("{} cannot be read", file, unreadable);
      throw new Fault(
          "%s, the copy of the log's newest checkpoint, is there and cannot be read. Stop this node and put back its copy from the latest backup. If there is none, and the database is certainly not one of earlier, remove the file: it is written anew. Until then the log takes nothing."
              .formatted(file));
    }
  }

  /** Keeps a head, in memory at least. */
  synchronized void keep(Checkpoint head) {
    newest = Optional.of(head);
    try {
      write(head.note().getBytes(StandardCharsets.UTF_8));
      warning = Optional.empty();
    } catch (IOException e) {
      if (warning.isEmpty()) {
        LOG.warn("Cannot write the log's copy of its head to {}.", file, e);
      }
      warning =
          Optional.of(
              "The newest checkpoint cannot be written to %s (%s). Until it can, nobody may notice when the database is put back to an earlier state."
                  .formatted(file, e));
    }
  }

  private void write(byte[] note) throws IOException {
    if (madeByUs) {
      Files.createDirectories(file.getParent());
    }
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            written,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(note);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      // Or the name may survive a power cut, and what is in the file not.
      channel.force(true);
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (FOLDERS_CAN_BE_SYNCED) {
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  /** {@return why the newest head is not kept here; empty when it is} */
  Optional<String> warning() {
    return warning;
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
