package art.painter.core.blob;

import art.painter.api.blob.BlobStore;
import art.painter.api.blob.FileUses;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes files on which nothing rests any more, and none on which something comes to rest. */
@Component(service = KeptFiles.class)
public final class KeptFiles {
  private final BlobStore blobs;
  private final FileUses uses;

  // Shared by those who keep files, exclusive for removals: a file is not removed between its being
  // kept and what rests on it being stored.
  private final ReadWriteLock files = new ReentrantReadWriteLock(true);

  @Activate
  public KeptFiles(@Reference BlobStore blobs, @Reference FileUses uses) {
    this.blobs = blobs;
    this.uses = uses;
  }

  /** Keeps a file and stores what rests on it, in either order. */
  public <T> T keep(Supplier<T> keeping) {
    files.readLock().lock();
    try {
      return keeping.get();
    } finally {
      files.readLock().unlock();
    }
  }

  /**
   * Removes what rests on a file, if there is one, and before it the file unless something else
   * rests on it, too: of a removal that is interrupted the rest can be asked for again.
   */
  public void remove(Supplier<Optional<String>> sha256, Runnable what) {
    files.writeLock().lock();
    try {
      sha256.get().filter(file -> uses.count(file) <= 1).ifPresent(blobs::remove);
      what.run();
    } finally {
      files.writeLock().unlock();
    }
  }

  /** Removes a file unless something rests on it. */
  public void removeUnused(String sha256) {
    files.writeLock().lock();
    try {
      if (uses.count(sha256) == 0) {
        blobs.remove(sha256);
      }
    } finally {
      files.writeLock().unlock();
    }
  }
}
