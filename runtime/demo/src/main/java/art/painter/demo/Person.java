package art.painter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Somebody with an account.
 *
 * @param id the account
 * @param name the public name
 * @param email what it logs in with
 * @param password its password, drawn for this run
 * @param api the node, as this person sees it
 */
public record Person(String id, String name, String email, String password, Api api) {

  /**
   * Registers an account and logs it in; the set-up code, where not empty, makes it an operator.
   */
  public static Person register(Api nobody, String name, String role, String setupCode)
      throws IOException, InterruptedException, Problem {
    String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
    String password = drawn();
    Map<String, Object> account =
        new HashMap<>(
            Map.of(
                "email", email,
                "password", password,
                "publicName", name,
                "country", "SE",
                "roles", List.of(role)));
    if (!setupCode.isEmpty()) {
      account.put("setupCode", setupCode);
    }
    String id = nobody.post("/accounts", account).path("id").asText();
    return new Person(id, name, email, password, nobody).loggedIn();
  }

  /** {@return this person with a new session, which knows of new roles} */
  public Person loggedIn() throws IOException, InterruptedException, Problem {
    JsonNode session = api.post("/sessions", Map.of("email", email, "password", password));
    return new Person(id, name, email, password, api.as(session.path("token").asText()));
  }

  private static String drawn() {
    byte[] random = new byte[15];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** {@return the person without secrets} */
  @Override
  public String toString() {
    return "Person[" + name + "]";
  }
}
