package art.painter.replicate.emulator;

import java.util.Base64;

/** Signs webhooks by the scheme of Standard Webhooks. */
final class WebhookSignature {
  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  static String newSecret() {
    return PREFIX + Base64.getEncoder().encodeToString(Ids.bytes(24));
  }

  static String of(String secret, String id, long timestamp, String body) {
    byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    return "v1,"
        + Base64.getEncoder().encodeToString(Hmac.sha256(key, id + "." + timestamp + "." + body));
  }
}
