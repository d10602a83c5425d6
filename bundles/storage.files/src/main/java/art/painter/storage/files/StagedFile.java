package art.painter.storage.files;

import art.painter.api.blob.BlobStore;
import java.io.IOException;
import java.nio.file.Path;

/** A whole file in {@code staging/}, or in its place once committed. */
final class StagedFile implements BlobStore.Staged {
  private final Disk disk;
  private final Path blobs;
  private final String sha256;
  private final long bytes;
  private Path file;
  private boolean committed;

  StagedFile(Disk disk, Path blobs, Path file, String sha256, long bytes) {
    this.disk = disk;
    this.blobs = blobs;
    this.file = file;
    this.sha256 = sha256;
    this.bytes = bytes;
  }

  @Override
  public Path path() {
    return file;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void commit() {
    if (committed) {
      return;
    }
    Path target = FileBlobStore.path(blobs, sha256);
    try {
      disk.keep(file, target, blobs);
    } catch (IOException e) {
      throw Disk.unavailable(
          "This node cannot write to its disk; try again once its operator has mended that.", e);
    }
    file = target;
    committed = true;
  }

  @Override
  public void close() {
    if (!committed) {
      FileBlobStore.discard(file);
    }
  }
}
