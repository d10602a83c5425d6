package art.painter.runtime.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The one node that may use a data folder holds a lock on it, and leaves its process id and address
 * there.
 */
final class DataFolder implements AutoCloseable {
  private final Options options;
  private final FileChannel lock;

  private DataFolder(Options options, FileChannel lock) {
    this.options = options;
    this.lock = lock;
  }

  static DataFolder open(Options options) throws Refusal, IOException {
    FileChannel channel;
    try {
      boolean isNew = Files.notExists(options.data());
      Files.createDirectories(options.data().resolve("logs"));
      Files.createDirectories(options.run());
      if (isNew) {
        closeToOthers(options.data());
      }
      closeToOthers(options.run());
      channel =
          FileChannel.open(
              options.run().resolve("painter.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new Refusal(
          Exit.DATA_UNWRITABLE,
          "Can't write to the data folder "
              + options.data()
              + " ("
              + e.getClass().getSimpleName()
              + "); choose another with --data, or make it writable for this user.");
    }
    if (channel.tryLock() == null) {
      throw new Refusal(
          Exit.DATA_IN_USE,
          "Another node (process "
              + read(options.run().resolve("painter.pid"))
              + ") uses the data folder "
              + options.data()
              + "; stop it, or choose another folder with --data.");
    }
    var folder = new DataFolder(options, channel);
    Files.deleteIfExists(folder.address());
    Files.writeString(folder.pid(), ProcessHandle.current().pid() + "\n");
    return folder;
  }

  private static void closeToOthers(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Tells those who wait that the node answers at this address. */
  void announce(String url) throws IOException {
    Path hidden = options.run().resolve("painter.address.new");
    Files.writeString(hidden, url + "\n");
    Files.move(hidden, address(), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(address());
      Files.deleteIfExists(pid());
      lock.close();
    } catch (IOException e) {
      System.err.println("painter: can't tidy up the data folder: " + e.getMessage());
    }
  }

  private Path pid() {
    return options.run().resolve("painter.pid");
  }

  private Path address() {
    return options.run().resolve("painter.address");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
