package art.painter.storage.files;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.blob.BlobStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes that survive a power cut, for the owner's eyes only, with some space left. */
final class Disk {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final FileAttribute<?>[] FOLDER = ownerOnly("rwx------");
  private static final FileAttribute<?>[] FILE = ownerOnly("rw-------");

  private final long floor;

  Disk(long floor) {
    this.floor = floor;
  }

  OutputStream create(Path file) throws IOException {
    Files.createDirectories(file.getParent(), FOLDER);
    Files.createFile(file, FILE);
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  /** Refuses what would leave less space than the floor. */
  void reserve(Path file, long bytes) throws IOException {
    long free = Files.getFileStore(file.getParent()).getUsableSpace();
    if (free - bytes < floor) {
      throw unavailable(
          "This node's disk is full; try again once its operator has made space.", null);
    }
  }

  /**
   * Moves a file to its place, so that it is there whole or not at all. The folders are synced even
   * if they were there before: whoever made them may not have come that far.
   */
  void keep(Path file, Path target, Path root) throws IOException {
    sync(file);
    Path folder = target.getParent();
    Files.createDirectories(folder, FOLDER);
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    for (Path made = folder; made.startsWith(root); made = made.getParent()) {
      sync(made);
    }
    sync(root.getParent());
  }

  void sync(Path path) throws IOException {
    if (!POSIX && Files.isDirectory(path)) {
      return; // Other systems cannot open a folder.
    }
    var how = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  static PlatformException unavailable(String message, IOException cause) {
    return new PlatformException(Kind.UNAVAILABLE, BlobStore.UNAVAILABLE, message, cause);
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
