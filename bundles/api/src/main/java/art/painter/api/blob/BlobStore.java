package art.painter.api.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps files by their SHA-256. The same bytes are kept once. Nothing is readable before it is
 * whole and on the disk.
 */
@ProviderType
public interface BlobStore {
  /** The code of a body that is longer than allowed. */
  String TOO_LARGE = "blob.too-large";

  /** The code of a disk that is full or a store that cannot be reached. */
  String UNAVAILABLE = "blob.unavailable";

  /** The code of a blob that is not there. */
  String NOT_FOUND = "blob.not-found";

  /** A file that is on its way in. Closing it without {@link #commit} leaves nothing behind. */
  interface Staged extends AutoCloseable {
    /** {@return the local file, complete, for reading only} */
    Path path();

    /** {@return SHA-256 of the bytes, 64 lower-case hex digits} */
    String sha256();

    /** {@return the number of bytes} */
    long bytes();

    /**
     * Keeps the file: when this returns, it survives a power cut.
     *
     * @throws art.painter.api.PlatformException UNAVAILABLE {@link BlobStore#UNAVAILABLE}
     */
    void commit();

    /** Removes what was not committed. */
    @Override
    void close();
  }

  /** Something that writes a file's bytes. */
  @FunctionalInterface
  interface Body {
    /**
     * Writes all bytes; does not close the stream.
     *
     * @param out where to
     * @throws IOException when the bytes cannot be had to their end
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Streams a body to a local file next to the store.
   *
   * @param body writes the bytes
   * @param mostBytes the most bytes to take
   * @return the staged file
   * @throws art.painter.api.PlatformException INVALID {@link #TOO_LARGE} as soon as one byte too
   *     many was written; UNAVAILABLE {@link #UNAVAILABLE}; nothing is left on the disk then
   * @throws java.io.UncheckedIOException when the body fails; nothing is left on the disk then
   */
  Staged stage(Body body, long mostBytes);

  /**
   * Opens a file.
   *
   * @param sha256 its SHA-256
   * @return its bytes; to be closed by the caller
   * @throws art.painter.api.PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  InputStream open(String sha256);

  /**
   * {@return the number of bytes of a file}
   *
   * @param sha256 its SHA-256
   * @throws art.painter.api.PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  long bytes(String sha256);

  /**
   * Removes a file, if it is there. Whoever calls this knows that nothing refers to it.
   *
   * @param sha256 its SHA-256
   */
  void remove(String sha256);
}
