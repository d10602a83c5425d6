package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who wants to be told of a job.
 *
 * @param address where
 * @param events of what
 */
record Webhook(URI address, Set<JobEvent> events) {
  /**
   * {@return the webhook that a request asks for, if it does}
   *
   * @throws Refusal when it cannot be one
   */
  static Optional<Webhook> of(ObjectNode body) {
    String address = body.path("webhook").asText("");
    if (address.isEmpty()) {
      return Optional.empty();
    }
    EnumSet<JobEvent> events = EnumSet.noneOf(JobEvent.class);
    for (JsonNode name : body.path("webhook_events_filter")) {
      events.add(
          JobEvent.named(name.asText())
              .orElseThrow(() -> refusal("webhook_events_filter has an unknown event: " + name)));
    }
    return Optional.of(
        new Webhook(
            address(address),
            events.isEmpty() ? EnumSet.of(JobEvent.OUTPUT, JobEvent.COMPLETED) : events));
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text);
      if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))
          && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below, as for an address of another kind.
    }
    throw refusal("webhook is not a valid HTTPS URL");
  }

  private static Refusal refusal(String detail) {
    return new Refusal(Problems.titled(422, "Invalid webhook", detail));
  }
}
