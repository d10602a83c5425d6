package art.painter.replicate.emulator;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Makes names in the forms that Replicate uses. */
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";

  private Ids() {}

  /** {@return 26 letters and digits, as trainings and predictions have} */
  static String job() {
    StringBuilder id = new StringBuilder(26);
    RANDOM.ints(26, 0, BASE32.length()).forEach(i -> id.append(BASE32.charAt(i)));
    return id.toString();
  }

  /** {@return 64 hexadecimal digits} */
  static String version() {
    return HexFormat.of().formatHex(bytes(32));
  }

  /** {@return a UUID in base64} */
  static String file() {
    return Base64.getEncoder()
        .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** {@return a folder's name that nobody can guess} */
  static String delivery() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(30));
  }

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
