package art.painter.artwork.images;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks to count, keeps no more than a start, and stops at a limit. */
final class Inflation implements AutoCloseable {
  enum Outcome {
    FINE,
    /** It unpacks to more than the limit. */
    TOO_MUCH,
    /** Bytes come after the end of the compressed data. */
    BEYOND,
    BROKEN
  }

  private final Inflater inflater = new Inflater();
  private final byte[] unpacked = new byte[16 * 1024];
  private final ByteArrayOutputStream start = new ByteArrayOutputStream();
  private final long limit;
  private final int keep;
  private long total;

  Inflation(long limit, int keep) {
    this.limit = limit;
    this.keep = keep;
  }

  /** Begins another stream under the same limit. */
  void restart() {
    inflater.reset();
    start.reset();
  }

  Outcome feed(byte[] packed, int length) {
    inflater.setInput(packed, 0, length);
    try {
      while (!inflater.finished() && !inflater.needsInput()) {
        int count = inflater.inflate(unpacked);
        total += count;
        if (total > limit) {
          return Outcome.TOO_MUCH;
        }
        start.write(unpacked, 0, Math.min(count, keep - Math.min(keep, start.size())));
        if (inflater.needsDictionary()) {
          return Outcome.BROKEN;
        }
      }
    } catch (DataFormatException broken) {
      return Outcome.BROKEN;
    }
    return inflater.getRemaining() > 0 ? Outcome.BEYOND : Outcome.FINE;
  }

  boolean isComplete() {
    return inflater.finished();
  }

  long total() {
    return total;
  }

  byte[] kept() {
    return start.toByteArray();
  }

  @Override
  public void close() {
    inflater.end();
  }
}
