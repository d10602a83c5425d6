package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Decides which webhooks are sent of a job, and what they say. */
final class Webhooks implements Job.Listener {
  private static final Duration THROTTLE = Duration.ofMillis(500);
  private static final Duration LATE = Duration.ofMinutes(2);
  private static final int LARGE = 120_000;

  private final JobView view;
  private final Faults faults;
  private final Agenda agenda;
  private final MovableClock clock;
  private final WebhookSender sender;
  private final String secret = WebhookSignature.newSecret();
  private final Map<String, Instant> last = new ConcurrentHashMap<>();

  Webhooks(JobView view, Faults faults, Agenda agenda, MovableClock clock, WebhookSender sender) {
    this.view = view;
    this.faults = faults;
    this.agenda = agenda;
    this.clock = clock;
    this.sender = sender;
  }

  void addTo(Router router) {
    router.api(
        "get-webhook-secret",
        "GET",
        "/webhooks/default/secret",
        request -> Answer.json(200, Json.object().put("key", secret)));
  }

  @Override
  public void happened(Job job, JobEvent event) {
    Optional<Webhook> webhook =
        job.order().webhook().filter(wanted -> wanted.events().contains(event));
    if (webhook.isEmpty() || isThrottled(job, event)) {
      return;
    }
    ObjectNode body = view.own(job);
    WebhookMessage message = message(job, webhook.get(), body, event == JobEvent.COMPLETED);
    if (event != JobEvent.COMPLETED) {
      sender.send(message);
    } else if (job.snapshot().status() != JobStatus.ABORTED) {
      // The documents name only the other ends; whether there is one for this is not known.
      sendLast(job, message, body);
    }
  }

  private boolean isThrottled(Job job, JobEvent event) {
    if (event != JobEvent.LOGS && event != JobEvent.OUTPUT) {
      return false;
    }
    Instant now = clock.instant();
    Instant before = last.get(job.id() + event);
    boolean tooSoon = before != null && now.isBefore(before.plus(THROTTLE));
    if (!tooSoon) {
      last.put(job.id() + event, now);
    }
    return tooSoon;
  }

  private WebhookMessage message(Job job, Webhook webhook, ObjectNode body, boolean lasting) {
    return new WebhookMessage(
        job.id(),
        webhook.address(),
        "msg_" + Ids.job(),
        new String(Json.bytes(body), StandardCharsets.UTF_8),
        secret,
        false,
        lasting);
  }

  private void sendLast(Job job, WebhookMessage plain, ObjectNode body) {
    WebhookMessage message = plain;
    if (faults.happens(Fault.WEBHOOK_LARGE, job)) {
      ObjectNode large = body.deepCopy().put("logs", "step\n".repeat(LARGE / 5));
      message = message.withBody(new String(Json.bytes(large), StandardCharsets.UTF_8));
    }
    if (faults.happens(Fault.WEBHOOK_FORGED, job)) {
      message = message.signedWith(WebhookSignature.newSecret());
    }
    if (faults.happens(Fault.WEBHOOK_SECOND_SIGNATURE, job)) {
      message = message.withWrongSignatureFirst();
    }
    WebhookMessage ready = message;
    if (faults.happens(Fault.WEBHOOK_LATE, job)) {
      agenda.after(LATE, () -> sender.send(ready));
    } else {
      sender.send(ready);
    }
    if (faults.happens(Fault.WEBHOOK_DUPLICATE, job)) {
      sender.send(ready);
    }
    if (faults.happens(Fault.WEBHOOK_OUT_OF_ORDER, job)) {
      sender.send(message(job, job.order().webhook().orElseThrow(), earlier(body), false));
    }
  }

  private static ObjectNode earlier(ObjectNode body) {
    ObjectNode earlier = body.deepCopy();
    earlier.put("status", JobStatus.PROCESSING.label());
    earlier.putNull("completed_at").putNull("output").putNull("error").putObject("metrics");
    return earlier;
  }
}
