package art.painter.training.replicate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook, as Standard Webhooks has it: HMAC-SHA256 over id, time and body,
 * joined by dots.
 */
final class WebhookSignature {
  static final String ID = "webhook-id";
  static final String TIME = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final String PREFIX = "whsec_";
  private static final String LABEL = "v1,";

  private WebhookSignature() {}

  /** {@return whether the message was sent at about this time} */
  static boolean isTimely(Map<String, String> headers, Instant now, Duration tolerance) {
    String time = headers.getOrDefault(TIME, "");
    return time.matches("\\d{1,12}")
        && Math.abs(now.getEpochSecond() - Long.parseLong(time)) <= tolerance.toSeconds();
  }

  /**
   * {@return whether one of the message's signatures was made with the secret}
   *
   * @param secret the secret, as the API tells it
   * @param headers the headers by lower-case name
   * @param body the body, as it came
   */
  static boolean isGenuine(String secret, Map<String, String> headers, byte[] body) {
    byte[] expected = sign(secret, headers.get(ID), headers.get(TIME), body);
    boolean genuine = false;
    for (String signature : headers.getOrDefault(SIGNATURE, "").split(" ")) {
      // All are compared, each in constant time.
      genuine |= signature.startsWith(LABEL) && MessageDigest.isEqual(expected, decoded(signature));
    }
    return genuine;
  }

  private static byte[] decoded(String signature) {
    try {
      return Base64.getDecoder().decode(signature.substring(LABEL.length()));
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static byte[] sign(String secret, String id, String time, byte[] body) {
    try {
      String key = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
      mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }
}
