package art.painter.storage.files;

import art.painter.api.PlatformException;
import art.painter.api.blob.BlobStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Counts and hashes what a body writes. Its own failures are {@link PlatformException}s, so that an
 * {@link IOException} that comes out of a body is the body's. It stays failed once it failed: a
 * body that swallows the failure cannot make a cut-off file look whole.
 */
final class StagingStream extends OutputStream {
  private static final int SPACE_STEP = 1 << 20;

  private final Disk disk;
  private final Path file;
  private final long mostBytes;
  private final MessageDigest digest;
  private final OutputStream out;
  private long bytes;
  private long reserved;
  private Optional<PlatformException> failure = Optional.empty();

  private StagingStream(
      Disk disk, Path file, long mostBytes, MessageDigest digest, OutputStream out) {
    this.disk = disk;
    this.file = file;
    this.mostBytes = mostBytes;
    this.digest = digest;
    this.out = new DigestOutputStream(new BufferedOutputStream(out, 1 << 16), digest);
  }

  static StagingStream open(Disk disk, Path file, long mostBytes) {
    try {
      return new StagingStream(
          disk, file, mostBytes, MessageDigest.getInstance("SHA-256"), disk.create(file));
    } catch (IOException e) {
      throw cannotWrite(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void write(int oneByte) {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) {
    rethrowFailure();
    attempt(
        () -> {
          if (length > mostBytes - bytes) {
            throw PlatformException.invalid(
                BlobStore.TOO_LARGE,
                "The file is larger than the " + mostBytes + " bytes allowed.");
          }
          if (bytes + length > reserved) {
            disk.reserve(file, length + SPACE_STEP);
            reserved = bytes + length + SPACE_STEP;
          }
          out.write(buffer, offset, length);
          bytes += length;
        });
  }

  @Override
  public void flush() {
    rethrowFailure();
    attempt(out::flush);
  }

  /** Writes out what is buffered; fails as the first write that failed did. */
  void finish() {
    flush();
  }

  /** Releases the file; whether it is whole was settled by {@link #finish}. */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      rethrowFailure();
      throw cannotWrite(e);
    }
  }

  void rethrowFailure() {
    failure.ifPresent(
        f -> {
          throw f;
        });
  }

  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  long bytes() {
    return bytes;
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (PlatformException e) {
      failure = Optional.of(e);
      throw e;
    } catch (IOException e) {
      failure = Optional.of(cannotWrite(e));
      throw failure.get();
    }
  }

  private static PlatformException cannotWrite(IOException e) {
    return Disk.unavailable(
        "This node cannot write to its disk; try again once its operator has mended that.", e);
  }
}
