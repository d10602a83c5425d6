package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Accounts;
import art.painter.api.account.Role;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class AccountStoreContract extends StoreContract {
  AccountStore store;

  @BeforeEach
  void open() {
    store = new JdbcAccountStore(database());
  }

  @Test
  void whatIsAddedIsFoundAsItWas() {
    Account account = account("cheri@example.org", "Chéri Ñandú");
    assertTrue(store.add(account, "$argon2id$hash"));
    assertEquals(Optional.of(account), store.find(account.id()));
    assertEquals(
        Optional.of(new AccountStore.Credentials(account, "$argon2id$hash")),
        store.credentials("cheri@example.org"));
    assertEquals(Optional.empty(), store.find("nobody"));
    assertEquals(Optional.empty(), store.credentials("nobody@example.org"));
  }

  @Test
  void anAddressIsTakenOnce() {
    store.add(account("cheri@example.org", "Cheri"), "hash");
    Account second = account("cheri@example.org", "Another");
    assertFalse(store.add(second, "hash"));
    assertEquals(Optional.empty(), store.find(second.id()));
  }

  @Test
  void aPublicNameIsTakenOnceRegardlessOfCase() {
    assertTrue(store.add(account("a@example.org", "Straße"), "hash"));
    assertFalse(store.add(account("b@example.org", "STRASSE"), "hash"));
    assertTrue(store.add(account("c@example.org", "Strasser"), "hash"));
  }

  @Test
  void ofManyRegistrationsAtOnceOneWins() throws Exception {
    var added = race(8, () -> store.add(account("cheri@example.org", "Cheri" + id()), "hash"));
    assertEquals(1, Collections.frequency(added, true));
    var named = race(8, () -> store.add(account(id() + "@example.org", "Cheri"), "hash"));
    assertEquals(1, Collections.frequency(named, true));
  }

  @Test
  void accountsAreListedInTheOrderOfIds() {
    List<Account> accounts =
        List.of(account("1@a.org", "1x"), account("2@a.org", "2x"), account("3@a.org", "3x"));
    accounts.forEach(account -> store.add(account, "hash"));
    assertPaged(accounts, store::list);
  }

  @Test
  void rolesAreReplacedAndAsked() {
    Account account = account("cheri@example.org", "Cheri");
    store.add(account, "hash");
    store.addSession("token", account.id(), NOW.plusSeconds(1));
    assertFalse(store.anyWith(Role.OPERATOR));
    store.setRoles(account.id(), Set.of(Role.OPERATOR, Role.CREATOR));
    assertTrue(store.anyWith(Role.OPERATOR));
    assertFalse(store.anyWith(Role.ARTIST));
    assertEquals(
        Set.of(Role.OPERATOR, Role.CREATOR), store.session("token", NOW).orElseThrow().roles());
    var e =
        assertThrows(PlatformException.class, () -> store.setRoles("nobody", Set.of(Role.CREATOR)));
    assertEquals(Accounts.NOT_FOUND, e.code());
  }

  @Test
  void rolesSetAtOnceDoNotMix() throws Exception {
    Account account = account("cheri@example.org", "Cheri");
    store.add(account, "hash");
    race(
        8,
        () -> {
          store.setRoles(account.id(), Set.of(Role.REVIEWER, Role.CREATOR));
          return true;
        });
    assertEquals(
        Set.of(Role.REVIEWER, Role.CREATOR), store.find(account.id()).orElseThrow().roles());
  }

  @Test
  void aSessionLastsUntilItExpiresOrIsRemoved() {
    Account account = account("cheri@example.org", "Cheri");
    store.add(account, "hash");
    store.addSession("one", account.id(), NOW.plusNanos(1));
    store.addSession("two", account.id(), NOW.plusSeconds(9));
    assertEquals(Optional.of(account), store.session("one", NOW));
    assertEquals(Optional.empty(), store.session("one", NOW.plusNanos(1)));
    assertEquals(Optional.empty(), store.session("three", NOW));
    store.removeExpiredSessions(NOW.plusNanos(1));
    assertEquals(Optional.empty(), store.session("one", NOW));
    assertEquals(Optional.of(account), store.session("two", NOW));
    store.removeSession("two");
    store.removeSession("two");
    assertEquals(Optional.empty(), store.session("two", NOW));
  }

  private static Account account(String email, String name) {
    return new Account(id(), email, name, "FR", Set.of(Role.ARTIST, Role.CREATOR), NOW);
  }
}
