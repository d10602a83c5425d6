package art.painter.runtime.webconsole;

import art.painter.api.PlatformException;
import art.painter.api.account.Accounts;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A browser sends the password with each of many requests. It is verified once, slowly and
 * throttled; from then on a session stands for it, which is asked for with each request, so that a
 * log-out or a lost role counts at once.
 */
final class Sessions {
  private static final int MOST = 16;

  private final Accounts accounts;
  private final byte[] key = new byte[32];
  private final Map<String, String> tokens = new LinkedHashMap<>();

  Sessions(Accounts accounts) {
    this.accounts = accounts;
    new SecureRandom().nextBytes(key);
  }

  /**
   * {@return the operator with these credentials}
   *
   * @throws PlatformException as {@link Accounts#logIn}, and DENIED {@link Caller#ROLE_NEEDED}
   */
  Caller operator(Credentials credentials, String source) {
    String name = name(credentials);
    String token = known(name);
    if (!token.isEmpty()) {
      try {
        return accounts.authenticate(token).require(Role.OPERATOR);
      } catch (PlatformException ended) {
        if (ended.kind() != PlatformException.Kind.DENIED) {
          throw ended;
        }
        forget(credentials);
      }
    }
    return logIn(credentials, source, name);
  }

  private Caller logIn(Credentials credentials, String source, String name) {
    String token = accounts.logIn(credentials.email(), credentials.password(), source).token();
    try {
      Caller caller = accounts.authenticate(token).require(Role.OPERATOR);
      remember(name, token);
      return caller;
    } catch (PlatformException noOperator) {
      accounts.logOut(token);
      throw noOperator;
    }
  }

  /** Ends the session of these credentials. */
  void forget(Credentials credentials) {
    String token;
    synchronized (this) {
      token = tokens.remove(name(credentials));
    }
    if (token != null) {
      accounts.logOut(token);
    }
  }

  private synchronized String known(String name) {
    return tokens.getOrDefault(name, "");
  }

  private synchronized void remember(String name, String token) {
    tokens.put(name, token);
    Iterator<String> oldest = tokens.keySet().iterator();
    while (tokens.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
  }

  /** Under which a session is kept, so that the password itself is not. */
  private String name(Credentials credentials) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] pair =
          (credentials.email() + "\0" + credentials.password()).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(pair));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
