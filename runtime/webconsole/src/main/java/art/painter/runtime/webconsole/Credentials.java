package art.painter.runtime.webconsole;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HTTP Basic sends (RFC 7617).
 *
 * @param email the account's address
 * @param password its password
 */
record Credentials(String email, String password) {
  private static final Pattern BASIC =
      Pattern.compile("Basic +([A-Za-z0-9+/]{1,4096}={0,2}) *", Pattern.CASE_INSENSITIVE);

  /** {@return the credentials in a header; empty when there are none} */
  static Optional<Credentials> in(String header) {
    Matcher matcher = BASIC.matcher(header == null ? "" : header);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      String pair =
          new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** {@return nothing of it, since it has a secret} */
  @Override
  public String toString() {
    return "Credentials";
  }
}
