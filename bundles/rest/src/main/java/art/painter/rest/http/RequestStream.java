package art.painter.rest.http;

import art.painter.api.PlatformException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * A request's body that is neither too long nor too slow. What goes wrong in reading it is the
 * sender's failure and never the node's, so it comes as a {@link PlatformException}.
 */
final class RequestStream extends FilterInputStream {
  /** The code of a body that is longer than allowed. */
  static final String TOO_LARGE = "request.too-large";

  /** The code of a body that comes too slowly. */
  static final String TOO_SLOW = "request.too-slow";

  private final long limit;
  private final Pace pace;
  private final LongSupplier nanoTime;
  private final String incomplete;
  private long bytes;
  // Only the time spent waiting for the client counts, not what the node does between two reads.
  private long waited;

  /**
   * @param in the body
   * @param limit how many bytes it may have
   * @param pace how fast it has to come
   * @param nanoTime the clock
   * @param incomplete the code of a body that breaks off
   */
  RequestStream(InputStream in, long limit, Pace pace, LongSupplier nanoTime, String incomplete) {
    super(in);
    this.limit = limit;
    this.pace = pace;
    this.nanoTime = nanoTime;
    this.incomplete = incomplete;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    long before = nanoTime.getAsLong();
    int count = receive(buffer, offset, length);
    waited += nanoTime.getAsLong() - before;
    bytes += Math.max(0, count);
    if (bytes > limit) {
      throw PlatformException.invalid(TOO_LARGE, "Send a body of at most " + limit / 1024 + " KB.");
    }
    if (count >= 0 && pace.isMissed(bytes, Duration.ofNanos(waited))) {
      throw tooSlow(null);
    }
    return count;
  }

  @Override
  public long skip(long count) {
    long left = count;
    byte[] buffer = new byte[8192];
    int skipped;
    while (left > 0 && (skipped = read(buffer, 0, (int) Math.min(left, buffer.length))) >= 0) {
      left -= skipped;
    }
    return count - left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int receive(byte[] buffer, int offset, int length) {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException failure) {
      if (isTimeout(failure)) {
        throw tooSlow(failure);
      }
      throw new PlatformException(
          PlatformException.Kind.INVALID,
          incomplete,
          "The body ended before its announced end. Send it again, whole.",
          failure);
    }
  }

  private static PlatformException tooSlow(Throwable cause) {
    return new PlatformException(
        PlatformException.Kind.INVALID,
        TOO_SLOW,
        "The body came too slowly. Send it again over a faster connection.",
        cause);
  }

  private static boolean isTimeout(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .limit(20)
        .anyMatch(t -> t instanceof TimeoutException || t instanceof InterruptedIOException);
  }
}
