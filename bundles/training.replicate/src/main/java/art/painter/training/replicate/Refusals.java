package art.painter.training.replicate;

import art.painter.api.PlatformException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;

/** Tells the answers that mean the same whatever was asked from those that depend on it. */
final class Refusals {
  private Refusals() {}

  /**
   * {@return the failure that an answer is; empty when it is a success, or a refusal whose meaning
   * depends on the request}
   *
   * @param response the answer
   * @param unclear for an order, the code of a failure that leaves open whether it was taken
   */
  static Optional<Failure> of(Response response, Optional<String> unclear) throws IOException {
    int status = response.code();
    return switch (status) {
      case 401 ->
          end(
              ReplicateApi.TOKEN_REFUSED,
              "Replicate does not accept the token; the operator of this platform must put a valid one in its place.");
      case 402 ->
          end(
              ReplicateApi.CREDIT,
              "The account at Replicate has not enough credit; its owner must add some, then it goes on by itself after a few minutes.");
      case 429 -> Optional.of(throttled(response));
      default ->
          status / 100 == 2 || (status / 100 == 4 && status != 408)
              ? Optional.empty()
              : Optional.of(broken(response, unclear));
    };
  }

  private static Optional<Failure> end(String code, String words) {
    return Optional.of(Failure.end(PlatformException.unavailable(code, words)));
  }

  /** The one refusal after which an order may be sent again: it was certainly not taken. */
  private static Failure throttled(Response response) throws IOException {
    Answer answer = Json.answer(response);
    Optional<Duration> wait = RetryAfter.of(response.header("Retry-After"), answer.body());
    return Failure.repeat(
        PlatformException.unavailable(
            ReplicateApi.BUSY,
            "Replicate takes no more requests at the moment: " + answer.problem().words()),
        wait);
  }

  private static Failure broken(Response response, Optional<String> unclear) throws IOException {
    if (unclear.isPresent()) {
      return Failure.end(
          PlatformException.unavailable(
              unclear.get(),
              "Replicate answered with an error (%d). Whether it took the order is not known."
                  .formatted(response.code())));
    }
    return Failure.repeat(
        PlatformException.unavailable(
            ReplicateApi.UNREACHABLE,
            "Replicate does not work properly at the moment (it answered %d). Try again later."
                .formatted(response.code())),
        RetryAfter.of(response.header("Retry-After"), Json.answer(response).body()));
  }
}
