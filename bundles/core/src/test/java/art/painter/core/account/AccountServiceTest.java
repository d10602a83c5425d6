package art.painter.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.account.Accounts;
import art.painter.api.account.Caller;
import art.painter.api.account.Registration;
import art.painter.api.account.Role;
import art.painter.api.account.Session;
import art.painter.core.Sha256;
import art.painter.testkit.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class AccountServiceTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String HOME = "192.0.2.1";
  private static final String ELSEWHERE = "192.0.2.2";

  @TempDir Path data;
  private final MemoryAccounts store = new MemoryAccounts();
  private final TestClock clock = new TestClock();
  private Accounts accounts;

  @BeforeEach
  void start() {
    accounts =
        Settings.of(
                AccountService.Config.class,
                config -> new AccountService(store, data, config, clock))
            .with(
                Map.of(
                    "session.hours", 2,
                    "failures.per.account", 3,
                    "failures.per.source", 6,
                    "failure.window.minutes", 15));
  }

  private Account register(String name, Optional<String> setupCode) {
    return accounts.register(
        new Registration(
            name + "@example.org", PASSWORD, name, "SE", Set.of(Role.ARTIST), setupCode));
  }

  private Account register(String name) {
    return register(name, Optional.empty());
  }

  private Optional<String> setupCode() throws IOException {
    return Optional.of(Files.readString(data.resolve("setup-code")));
  }

  private Session logIn(String name, String password, String source) {
    return accounts.logIn(name + "@example.org", password, source);
  }

  private void fail(String name, String source) {
    assertRefused(Accounts.WRONG_LOG_IN, () -> logIn(name, "wrong", source));
  }

  private static void assertRefused(String code, Executable call) {
    assertEquals(code, assertThrows(PlatformException.class, call).code());
  }

  @Test
  void a_log_in_tells_who_it_is_until_it_ends() {
    Account ada = register("ada");
    Session session = accounts.logIn(" ADA@Example.org ", PASSWORD, HOME);
    assertEquals(ada, session.account());
    assertEquals(ada.caller(), accounts.authenticate(session.token()));
    clock.passes(Duration.ofHours(2).minusSeconds(1));
    assertEquals(ada, accounts.me(accounts.authenticate(session.token())));
    clock.passes(Duration.ofSeconds(1));
    assertEquals(clock.instant(), session.expires());
    assertRefused(Accounts.TOKEN_INVALID, () -> accounts.authenticate(session.token()));
  }

  @Test
  void of_a_token_only_its_hash_is_kept_and_ended_sessions_go_at_the_next_start() {
    register("ada");
    String token = logIn("ada", PASSWORD, HOME).token();
    assertEquals(Set.of(Sha256.of(token)), store.sessions.keySet());
    clock.passes(Duration.ofHours(3));
    String later = logIn("ada", PASSWORD, HOME).token();
    assertNotEquals(token, later);
    start();
    assertEquals(Set.of(Sha256.of(later)), store.sessions.keySet());
  }

  @Test
  void a_log_out_ends_this_log_in_and_no_other() {
    register("ada");
    String first = logIn("ada", PASSWORD, HOME).token();
    String second = logIn("ada", PASSWORD, HOME).token();
    accounts.logOut(first);
    accounts.logOut("no token");
    assertRefused(Accounts.TOKEN_INVALID, () -> accounts.authenticate(first));
    accounts.authenticate(second);
  }

  @Test
  void a_wrong_password_and_an_unknown_address_are_refused_in_the_same_words() {
    register("ada");
    var wrong = assertThrows(PlatformException.class, () -> logIn("ada", PASSWORD + "!", HOME));
    var unknown = assertThrows(PlatformException.class, () -> logIn("bob", PASSWORD, HOME));
    var tooLong =
        assertThrows(PlatformException.class, () -> logIn("a".repeat(300), PASSWORD, HOME));
    assertEquals(Accounts.WRONG_LOG_IN, wrong.code());
    assertEquals(wrong.getMessage(), unknown.getMessage());
    assertEquals(wrong.getMessage(), tooLong.getMessage());
    assertTrue(store.sessions.isEmpty());
  }

  @Test
  void after_too_many_failures_the_right_password_is_refused_too_but_not_from_elsewhere() {
    register("ada");
    fail("ada", HOME);
    fail("ada", HOME);
    logIn("ada", PASSWORD, HOME);
    fail("ada", HOME);
    fail("ada", HOME);
    fail("ada", HOME);
    assertRefused(Accounts.THROTTLED, () -> logIn("ada", PASSWORD, HOME));
    logIn("ada", PASSWORD, ELSEWHERE);
    clock.passes(Duration.ofMinutes(16));
    logIn("ada", PASSWORD, HOME);
  }

  @Test
  void failures_for_many_addresses_from_one_source_are_too_many_as_well() {
    register("ada");
    for (int i = 0; i < 6; i++) {
      fail("nobody-" + i, HOME);
    }
    assertRefused(Accounts.THROTTLED, () -> logIn("ada", PASSWORD, HOME));
    logIn("ada", PASSWORD, ELSEWHERE);
  }

  @Test
  void guesses_at_the_same_time_are_no_more_guesses_than_one_after_another() {
    register("ada");
    store.whileLookingUp =
        () -> {
          store.whileLookingUp = () -> {};
          fail("ada", HOME);
          fail("ada", HOME);
          fail("ada", HOME);
        };
    assertRefused(Accounts.THROTTLED, () -> logIn("ada", PASSWORD, HOME));
    assertTrue(store.sessions.isEmpty());
  }

  @Test
  void an_address_or_name_is_one_accounts_alone() {
    register("ada");
    assertRefused(Accounts.TAKEN, () -> register("Ada"));
    assertEquals(1, store.rows.size());
  }

  @Test
  void the_set_up_code_makes_one_operator() throws IOException {
    Optional<String> code = setupCode();
    assertRefused(
        Accounts.SETUP_CODE_WRONG, () -> register("eve", Optional.of("AAAA-AAAA-AAAA-AAAA")));
    assertEquals(Set.of(Role.ARTIST), register("ada").roles());
    assertRefused(Accounts.TAKEN, () -> register("ada", code));
    assertEquals(code, setupCode(), "it is not used up by a registration that was refused");
    assertEquals(Set.of(Role.ARTIST, Role.OPERATOR), register("oda", code).roles());
    assertFalse(Files.exists(data.resolve("setup-code")));
    assertRefused(Accounts.SETUP_CODE_WRONG, () -> register("eve", code));
    start();
    assertFalse(Files.exists(data.resolve("setup-code")), "there is an operator already");
    assertEquals(2, store.rows.size());
  }

  @Test
  void an_operator_grants_roles_that_hold_at_once() throws IOException {
    Caller operator = register("oda", setupCode()).caller();
    Account ada = register("ada");
    String token = logIn("ada", PASSWORD, HOME).token();
    Set<Role> roles = Set.of(Role.ARTIST, Role.REVIEWER);
    assertEquals(roles, accounts.setRoles(operator, ada.id(), roles).roles());
    assertEquals(roles, accounts.authenticate(token).roles());
    assertRefused(Registration.INVALID, () -> accounts.setRoles(operator, ada.id(), Set.of()));
    assertRefused(Accounts.NOT_FOUND, () -> accounts.setRoles(operator, "gone", roles));
  }

  @Test
  void nobody_but_an_operator_grants_roles_or_lists_accounts() {
    Account ada = register("ada");
    Set<Role> all = Set.of(Role.values());
    assertRefused(Caller.ROLE_NEEDED, () -> accounts.setRoles(ada.caller(), ada.id(), all));
    assertRefused(Caller.LOG_IN_NEEDED, () -> accounts.setRoles(Caller.ANONYMOUS, ada.id(), all));
    assertRefused(Caller.ROLE_NEEDED, () -> accounts.list(ada.caller(), Page.Request.first()));
    assertRefused(Caller.LOG_IN_NEEDED, () -> accounts.me(Caller.ANONYMOUS));
    assertEquals(Set.of(Role.ARTIST), accounts.me(ada.caller()).roles());
  }

  @Test
  void an_operator_stays_one_until_another_takes_the_role() throws IOException {
    Account oda = register("oda", setupCode());
    Account ada = register("ada");
    Set<Role> artist = Set.of(Role.ARTIST);
    assertRefused(Accounts.OWN_ROLE, () -> accounts.setRoles(oda.caller(), oda.id(), artist));
    Account second = accounts.setRoles(oda.caller(), ada.id(), Set.of(Role.OPERATOR));
    assertEquals(artist, accounts.setRoles(second.caller(), oda.id(), artist).roles());
  }
}
