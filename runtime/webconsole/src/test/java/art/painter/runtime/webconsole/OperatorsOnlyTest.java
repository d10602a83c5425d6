package art.painter.runtime.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.account.Accounts;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.account.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorsOnlyTest {
  private final Map<String, String> sent = new HashMap<>();
  private final Map<String, String> got = new HashMap<>();
  private final AtomicInteger status = new AtomicInteger();
  private final AtomicInteger logIns = new AtomicInteger();
  private final Map<String, Role> sessions = new HashMap<>();
  private String method = "GET";
  private PlatformException failure;
  private final OperatorsOnly provider = new OperatorsOnly(accounts());

  @BeforeEach
  void host() {
    sent.put("Host", "node:8080");
  }

  private Accounts accounts() {
    return proxy(
        Accounts.class,
        (name, arguments) ->
            switch (name) {
              case "logIn" -> logIn((String) arguments[0], (String) arguments[1]);
              case "authenticate" -> caller((String) arguments[0]);
              case "logOut" -> sessions.remove((String) arguments[0]);
              default -> throw new AssertionError(name);
            });
  }

  private Session logIn(String email, String password) {
    logIns.incrementAndGet();
    if (failure != null) {
      throw failure;
    }
    if (!password.equals("right: one")) {
      throw PlatformException.denied(Accounts.WRONG_LOG_IN, "Wrong.");
    }
    String token = "token " + logIns.get();
    Role role = email.startsWith("op") ? Role.OPERATOR : Role.ARTIST;
    sessions.put(token, role);
    Account account = new Account("a1", email, "Op", "DE", Set.of(role), Instant.EPOCH);
    return new Session(token, account, Instant.MAX);
  }

  private Caller caller(String token) {
    if (!sessions.containsKey(token)) {
      throw PlatformException.denied(Accounts.TOKEN_INVALID, "Ended.");
    }
    return new Caller("a1", Set.of(sessions.get(token)));
  }

  private interface Call {
    Object answer(String name, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.answer(method.getName(), arguments)));
  }

  private Object ask() {
    status.set(200);
    got.clear();
    return provider.authenticate(
        proxy(
            HttpServletRequest.class,
            (name, arguments) ->
                switch (name) {
                  case "getMethod" -> method;
                  case "getHeader" -> sent.get((String) arguments[0]);
                  case "getRemoteAddr" -> "127.0.0.1";
                  case "getPathInfo" -> "/bundles";
                  default -> throw new AssertionError(name);
                }),
        proxy(
            HttpServletResponse.class,
            (name, arguments) -> {
              switch (name) {
                case "setHeader" -> got.put((String) arguments[0], (String) arguments[1]);
                case "setStatus" -> status.set((Integer) arguments[0]);
                default -> {}
              }
              return null;
            }));
  }

  private void as(String email, String password) {
    sent.put(
        "Authorization",
        "Basic "
            + Base64.getEncoder()
                .encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  private void assertRefused(int expected) {
    assertNull(ask());
    assertEquals(expected, status.get());
    assertEquals(expected == 401, got.containsKey("WWW-Authenticate"));
  }

  @Test
  void an_operator_gets_in_and_the_password_is_verified_once() {
    as("op@example.org", "right: one");
    for (int i = 0; i < 5; i++) {
      assertNotNull(ask());
    }
    assertEquals(200, status.get());
    assertEquals(1, logIns.get());
    assertEquals("DENY", got.get("X-Frame-Options"));
  }

  @Test
  void nobody_else_gets_in() {
    assertRefused(401);
    for (String header :
        new String[] {"Bearer x", "Basic", "Basic !!", "Basic Og==", "Basic YQ=="}) {
      sent.put("Authorization", header);
      assertRefused(401);
    }
    assertEquals(0, logIns.get());
    as("op@example.org", "wrong");
    assertRefused(401);
    as("admin", "admin");
    assertRefused(401);
    as("artist@example.org", "right: one");
    assertRefused(401);
    assertEquals(Map.of(), sessions);
  }

  @Test
  void a_session_that_ended_or_lost_its_role_counts_at_once() {
    as("op@example.org", "right: one");
    assertNotNull(ask());
    sessions.replaceAll((token, role) -> Role.ARTIST);
    failure = PlatformException.denied(Accounts.WRONG_LOG_IN, "The password is another now.");
    assertRefused(401);
    failure = null;
    assertNotNull(ask());
    assertEquals(3, logIns.get());
  }

  @Test
  void throttling_and_a_database_that_is_gone_are_told_as_they_are() {
    as("op@example.org", "right: one");
    failure = PlatformException.unavailable(Accounts.THROTTLED, "Later.");
    assertRefused(429);
    failure = PlatformException.unavailable("database.unavailable", "Later.");
    assertRefused(503);
  }

  @Test
  void what_another_page_sends_changes_nothing() {
    as("op@example.org", "right: one");
    method = "POST";
    assertNotNull(ask());
    sent.put("Origin", "http://node:8080");
    assertNotNull(ask());
    for (String origin : new String[] {"http://evil.example", "null", "http://node:8081", "::"}) {
      sent.put("Origin", origin);
      assertRefused(403);
    }
    sent.remove("Origin");
    sent.put("Sec-Fetch-Site", "cross-site");
    assertRefused(403);
    method = "GET";
    assertNotNull(ask());
  }
}
