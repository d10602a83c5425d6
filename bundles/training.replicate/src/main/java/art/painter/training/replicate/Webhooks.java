package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Takes the messages that Replicate sends when a training has news. */
final class Webhooks {
  /** So that forged messages do not make it ask for the secret all the time. */
  private static final Duration BETWEEN_SECRETS = Duration.ofMinutes(1);

  private record Secret(String key, Instant asked) {}

  private final ReplicateApi api;
  private final News news;
  private final Duration tolerance;
  private final Clock clock;
  private Secret secret = new Secret("", Instant.MIN);

  /**
   * @param tolerance by how much the time of a message may be off
   * @param clock the time
   */
  Webhooks(ReplicateApi api, News news, Duration tolerance, Clock clock) {
    this.api = api;
    this.news = news;
    this.tolerance = tolerance;
    this.clock = clock;
  }

  Optional<String> take(Map<String, String> headers, byte[] body) {
    String id = headers.getOrDefault(WebhookSignature.ID, "");
    if (id.isEmpty()
        || !WebhookSignature.isTimely(headers, clock.instant(), tolerance)
        || !isGenuine(headers, body)) {
      throw PlatformException.denied(
          TrainingProvider.WEBHOOK_FORGED, "The message is not from Replicate.");
    }
    return news.isFirst(id) ? training(body) : Optional.empty();
  }

  private Optional<String> training(byte[] body) {
    try {
      Job job = new Job(Json.parse(body));
      TrainingStatus status = Reports.status(job);
      return Job.isReference(job.id()) && news.isNew(job.id(), status)
          ? Optional.of(job.id())
          : Optional.empty();
    } catch (IOException | PlatformException nothingThatMatters) {
      return Optional.empty();
    }
  }

  /** A secret may have been renewed since it was asked for. */
  private synchronized boolean isGenuine(Map<String, String> headers, byte[] body) {
    if (!secret.key().isEmpty() && WebhookSignature.isGenuine(secret.key(), headers, body)) {
      return true;
    }
    if (clock.instant().isBefore(secret.asked().plus(BETWEEN_SECRETS))) {
      return false;
    }
    // Noted before, so that a service which does not tell is not asked for each message.
    secret = new Secret(secret.key(), clock.instant());
    secret = new Secret(askForSecret(), clock.instant());
    return WebhookSignature.isGenuine(secret.key(), headers, body);
  }

  private String askForSecret() {
    Answer answer = api.get("webhooks/default/secret");
    String key = answer.body().path("key").asText();
    if (!answer.ok() || !key.matches("(?:whsec_)?[A-Za-z0-9+/]{8,200}={0,2}")) {
      throw PlatformException.unavailable(
          ReplicateApi.UNREACHABLE,
          "Replicate does not tell the secret of its webhooks now, so that the message cannot be checked.");
    }
    return key;
  }
}
