package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.blob.BlobStore;
import art.painter.core.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in memory. */
public final class MemoryBlobs implements BlobStore {
  public final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
  volatile Runnable whileStaging = () -> {};

  String put(byte[] bytes) {
    blobs.put(Sha256.of(bytes), bytes);
    return Sha256.of(bytes);
  }

  @Override
  public Staged stage(Body body, long mostBytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    whileStaging.run();
    try {
      body.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (out.size() > mostBytes) {
      throw PlatformException.invalid(TOO_LARGE, "too large");
    }
    byte[] bytes = out.toByteArray();
    return new Staged() {
      @Override
      public Path path() {
        return Path.of(sha256());
      }

      @Override
      public String sha256() {
        return Sha256.of(bytes);
      }

      @Override
      public long bytes() {
        return bytes.length;
      }

      @Override
      public void commit() {
        put(bytes);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public InputStream open(String sha256) {
    if (!blobs.containsKey(sha256)) {
      throw PlatformException.notFound(NOT_FOUND, "no such blob");
    }
    return new ByteArrayInputStream(blobs.get(sha256));
  }

  @Override
  public long bytes(String sha256) {
    return blobs.get(sha256).length;
  }

  @Override
  public void remove(String sha256) {
    blobs.remove(sha256);
  }
}
