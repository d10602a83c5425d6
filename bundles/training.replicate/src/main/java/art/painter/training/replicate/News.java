package art.painter.training.replicate;

import art.painter.api.training.TrainingStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tells what is new in messages that come twice, too late or out of order, as those of a webhook
 * do. It forgets the oldest, which costs no more than a needless question.
 */
final class News {
  private static final int MOST = 10_000;

  /** New lines of a log come twice a second; nobody reads that fast. */
  private static final long BETWEEN_LOGS = Duration.ofSeconds(4).toNanos();

  private record Known(TrainingStatus status, long at) {}

  private final Map<String, Known> trainings = bounded();
  private final Map<String, Boolean> messages = bounded();
  private final LongSupplier nanos;

  News(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Remembers what the platform has been told. */
  synchronized void told(String reference, TrainingStatus status) {
    trainings.put(reference, new Known(status, nanos.getAsLong()));
  }

  /** {@return whether this message came for the first time} */
  synchronized boolean isFirst(String messageId) {
    return messages.put(messageId, true) == null;
  }

  /** {@return whether the platform should ask for a training of which this is said} */
  synchronized boolean isNew(String reference, TrainingStatus status) {
    Known known = trainings.get(reference);
    long now = nanos.getAsLong();
    boolean isNew =
        known == null
            || status.compareTo(known.status()) > 0 && !known.status().isFinal()
            || status == known.status() && !status.isFinal() && now - known.at() >= BETWEEN_LOGS;
    if (isNew && !status.isFinal()) {
      // An end counts as told when the platform has asked: until then each message may be the one
      // that reaches it.
      trainings.put(reference, new Known(status, now));
    }
    return isNew;
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }
}
