package art.painter.metrics;

import art.painter.api.metrics.Reading;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Readings that cost a query, kept for a while, however often metrics are asked for. */
final class Lately {
  private static final long KEPT = Duration.ofSeconds(30).toNanos();

  private final Supplier<List<Reading>> source;
  private final LongSupplier nanoTime;
  private List<Reading> latest = List.of();
  private long until;

  Lately(Supplier<List<Reading>> source) {
    this(source, System::nanoTime);
  }

  Lately(Supplier<List<Reading>> source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
    this.until = nanoTime.getAsLong();
  }

  synchronized List<Reading> read() {
    if (nanoTime.getAsLong() - until >= 0) {
      latest = source.get();
      until = nanoTime.getAsLong() + KEPT;
    }
    return latest;
  }
}
