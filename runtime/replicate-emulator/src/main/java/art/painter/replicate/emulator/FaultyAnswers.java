package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The faults that befall a request or its answer. */
final class FaultyAnswers {
  private static final int SLOW_PIECES = 30;
  private static final long SLOW_PAUSE = 100;
  private static final int RESET_SECONDS = 2;

  private final Faults faults;

  FaultyAnswers(Faults faults) {
    this.faults = faults;
  }

  /** {@return what is answered instead of carrying the request out, if anything} */
  Optional<Answer> instead(Request request) {
    return List.of(
            Fault.UNAUTHORIZED,
            Fault.THROTTLED_TEXT,
            Fault.THROTTLED_JSON,
            Fault.THROTTLED_HEADER,
            Fault.BAD_GATEWAY,
            Fault.INSUFFICIENT_CREDIT,
            Fault.INVALID_INPUT,
            Fault.TRAINING_REQUEST_DROPPED)
        .stream()
        .filter(fault -> faults.happens(fault, request))
        .findFirst()
        .map(FaultyAnswers::answer);
  }

  private static Answer answer(Fault fault) {
    return switch (fault) {
      case UNAUTHORIZED -> Problems.unauthenticated();
      case THROTTLED_TEXT ->
          Problems.detail(
              429, "Request was throttled. Your rate limit resets in ~" + RESET_SECONDS + "s.");
      case THROTTLED_JSON -> throttledJson();
      case THROTTLED_HEADER ->
          Problems.detail(429, "Request was throttled. Expected available in 1 second.")
              .with("Retry-After", "1");
      case INSUFFICIENT_CREDIT -> Problems.insufficientCredit();
      case INVALID_INPUT ->
          Problems.invalidFields(
              List.of(
                  new InvalidField(
                      "number_lte", "input.steps", "Must be less than or equal to 6000")));
      case TRAINING_REQUEST_DROPPED -> Answer.dropped();
      default -> Problems.badGateway();
    };
  }

  private static Answer throttledJson() {
    ObjectNode body = Json.object();
    body.put(
        "detail",
        "Request was throttled. Your rate limit for creating predictions is reduced to 6 requests per minute with a"
            + " burst of 1 requests while you have less than $5.0 in credit. Your rate limit resets in ~"
            + RESET_SECONDS
            + "s.");
    body.put("status", 429).put("retry_after", RESET_SECONDS);
    return Answer.bytes(429, "application/json", Json.bytes(body));
  }

  /** {@return the answer as it arrives} */
  Answer changed(Request request, Answer answer) {
    boolean accepted = answer.status() == 201;
    if (accepted && faults.happens(Fault.TRAINING_ANSWER_DROPPED, request)) {
      return Answer.dropped();
    }
    if (accepted && faults.happens(Fault.TRAINING_ANSWER_502, request)) {
      return Problems.badGateway();
    }
    return answer.length() != 0 && faults.happens(Fault.SLOW, request)
        ? new Answer(
            answer.status(), answer.headers(), answer.length(), out -> trickle(answer, out))
        : answer;
  }

  private static void trickle(Answer answer, OutputStream out) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    answer.body().writeTo(whole);
    byte[] bytes = whole.toByteArray();
    int piece = Math.max(1, (bytes.length + SLOW_PIECES - 1) / SLOW_PIECES);
    for (int at = 0; at < bytes.length; at += piece) {
      try {
        Thread.sleep(SLOW_PAUSE);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
      out.write(bytes, at, Math.min(piece, bytes.length - at));
      out.flush();
    }
  }
}
