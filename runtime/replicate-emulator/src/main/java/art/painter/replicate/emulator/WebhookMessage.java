package art.painter.replicate.emulator;

import java.net.URI;

/**
 * A webhook to be sent.
 *
 * @param order the job whose webhooks are sent one after the other
 * @param id the same for each attempt
 * @param secret what it is signed with
 * @param wrongFirst whether a wrong signature stands before the right one
 * @param insistent whether it is sent again when it does not arrive
 */
record WebhookMessage(
    String order,
    URI address,
    String id,
    String body,
    String secret,
    boolean wrongFirst,
    boolean insistent) {
  WebhookMessage withBody(String other) {
    return new WebhookMessage(order, address, id, other, secret, wrongFirst, insistent);
  }

  WebhookMessage signedWith(String other) {
    return new WebhookMessage(order, address, id, body, other, wrongFirst, insistent);
  }

  WebhookMessage withWrongSignatureFirst() {
    return new WebhookMessage(order, address, id, body, secret, true, insistent);
  }

  /** {@return the header for an attempt at this time} */
  String signature(long timestamp) {
    String right = WebhookSignature.of(secret, id, timestamp, body);
    return wrongFirst
        ? WebhookSignature.of(WebhookSignature.newSecret(), id, timestamp, body) + " " + right
        : right;
  }
}
