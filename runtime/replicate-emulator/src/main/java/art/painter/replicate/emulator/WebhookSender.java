package art.painter.replicate.emulator;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Sends webhooks, those of one job in their order, and the last one again if need be. */
final class WebhookSender {
  /** Ever longer, the last attempt a minute after the first. */
  private static final List<Duration> PAUSES =
      List.of(1, 2, 4, 8, 16, 29).stream().map(Duration::ofSeconds).toList();

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Clock clock;
  private final Agenda agenda;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
  private final Map<String, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();

  WebhookSender(Clock clock, Agenda agenda) {
    this.clock = clock;
    this.agenda = agenda;
  }

  /** Sends a message after those that were sent for the same job before. */
  void send(WebhookMessage message) {
    tails.compute(
        message.order(),
        (order, tail) ->
            (tail == null ? CompletableFuture.<Void>completedFuture(null) : tail)
                .thenCompose(before -> attempt(message, 0)));
  }

  private CompletableFuture<Void> attempt(WebhookMessage message, int retries) {
    long timestamp = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(message.address())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "replicate-emulator")
            .header("webhook-id", message.id())
            .header("webhook-timestamp", Long.toString(timestamp))
            .header("webhook-signature", message.signature(timestamp))
            .POST(HttpRequest.BodyPublishers.ofString(message.body()))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle((answer, failure) -> failure == null && answer.statusCode() / 100 == 2)
        .thenAccept(arrived -> retry(message, retries, arrived));
  }

  private void retry(WebhookMessage message, int retries, boolean arrived) {
    if (!arrived && message.insistent() && retries < PAUSES.size()) {
      agenda.after(PAUSES.get(retries), () -> attempt(message, retries + 1));
    }
  }
}
