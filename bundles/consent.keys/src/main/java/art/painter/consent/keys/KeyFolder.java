package art.painter.consent.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for its owner's eyes only. When a method returns, what it did survives a power cut. */
class KeyFolder {
  private static final Logger LOG = LoggerFactory.getLogger(FileKeys.class);

  private final Path folder;
  private final boolean posix;

  KeyFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  void make() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownerOnly("rwx------"));
      sync(folder.getParent());
    }
    if (!posix) {
      LOG.warn(
          "This file system has no POSIX permissions: see to it that nobody but this node reads {}",
          folder);
    } else if (isOpenToOthers()) {
      LOG.warn("Others can look into the folder of the private keys: chmod 700 {}", folder);
    }
  }

  private boolean isOpenToOthers() throws IOException {
    return !PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)).endsWith("------");
  }

  /** The names of the files in it, in order. */
  List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** Writes a file anew, so that it is for nobody else from its first byte on. */
  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, ownerOnly("rw-------"))) {
      fill(channel, text.getBytes(StandardCharsets.UTF_8));
    }
    sync(folder);
  }

  /** Gives a file another name, that of another file too, which is no more then. */
  void move(String name, String target) throws IOException {
    Files.move(
        folder.resolve(name),
        folder.resolve(target),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    sync(folder);
  }

  /** Removes a file, and what was in it as far as the disk lets one. */
  void destroy(String name) throws IOException {
    Path file = folder.resolve(name);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      fill(channel, new byte[(int) channel.size()]);
    }
    Files.delete(file);
    sync(folder);
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private static void fill(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  private void sync(Path directory) throws IOException {
    if (posix) { // Other systems cannot open a folder.
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
