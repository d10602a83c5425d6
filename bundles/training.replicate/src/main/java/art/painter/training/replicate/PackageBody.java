package art.painter.training.replicate;

import art.painter.api.training.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The package as it is sent: streamed, counted and hashed on its way. */
final class PackageBody extends RequestBody {
  private final Source works;
  private final long bytes;
  private final MediaType type;
  private final MessageDigest digest;
  private IOException unreadable;
  private boolean otherLength;
  private String hash = "";

  PackageBody(Source works, long bytes, MediaType type) {
    this.works = works;
    this.bytes = bytes;
    this.type = type;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return bytes;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    OutputStream out = new DigestOutputStream(sink.outputStream(), digest);
    byte[] buffer = new byte[1 << 16];
    long left = bytes;
    digest.reset();
    try (InputStream in = open()) {
      for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
        left -= n;
        if (left < 0) {
          break;
        }
        out.write(buffer, 0, n);
      }
    }
    if (left != 0) {
      otherLength = true;
      throw new IOException("the package has another length than was told");
    }
    hash = HexFormat.of().formatHex(digest.digest());
  }

  private InputStream open() throws IOException {
    try {
      return works.open();
    } catch (IOException cause) {
      unreadable = cause;
      throw cause;
    }
  }

  private int read(InputStream in, byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (IOException cause) {
      unreadable = cause;
      throw cause;
    }
  }

  /** Throws what was wrong with the package itself, rather than with the connection. */
  void checkRead() {
    if (unreadable != null) {
      throw Upload.unreadable(unreadable);
    }
    if (otherLength) {
      throw Upload.changed();
    }
  }

  /** {@return the hash of what was sent} */
  String hash() {
    return hash;
  }
}
