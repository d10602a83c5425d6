package art.painter.training.replicate;

import art.painter.api.PlatformException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;

/**
 * Until when the service wants to be left alone, as it said to any of our requests. Orders of
 * predictions are limited apart from everything else.
 */
final class Rests {
  private final Map<Boolean, Long> untilNanos = new ConcurrentHashMap<>();
  private final Duration patience;

  /**
   * @param patience the longest wait; who would have to wait longer is told to come again
   */
  Rests(Duration patience) {
    this.patience = patience;
  }

  void await(Request request) throws InterruptedException {
    long left =
        untilNanos.getOrDefault(isPrediction(request), System.nanoTime()) - System.nanoTime();
    if (left > patience.toNanos()) {
      throw PlatformException.unavailable(
          ReplicateApi.BUSY,
          "Replicate asked for a pause of %d more seconds. Try again then."
              .formatted(TimeUnit.NANOSECONDS.toSeconds(left) + 1));
    }
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  /** Takes to heart what an answer says about when to come again. */
  void heed(Request request, Failure failure) {
    if (failure.reason().code().equals(ReplicateApi.BUSY)) {
      failure
          .pause()
          .ifPresent(
              pause ->
                  untilNanos.merge(
                      isPrediction(request), System.nanoTime() + pause.toNanos(), Math::max));
    }
  }

  private static boolean isPrediction(Request request) {
    return request.method().equals("POST") && request.url().encodedPath().endsWith("/predictions");
  }
}
