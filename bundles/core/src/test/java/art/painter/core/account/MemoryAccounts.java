package art.painter.core.account;

import art.painter.api.Page;
import art.painter.api.account.Account;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts and sessions in memory. */
public final class MemoryAccounts implements AccountStore {
  /** A session as it is kept. */
  record Kept(String accountId, Instant expires) {}

  final Map<String, Credentials> rows = new ConcurrentHashMap<>();
  final Map<String, Kept> sessions = new ConcurrentHashMap<>();

  /** Happens while a password is looked up, such as other log-ins at the same time. */
  volatile Runnable whileLookingUp = () -> {};

  @Override
  public boolean add(Account account, String passwordHash) {
    boolean taken =
        rows.values().stream()
            .map(Credentials::account)
            .anyMatch(
                other ->
                    other.email().equals(account.email())
                        || other.publicName().equalsIgnoreCase(account.publicName()));
    if (!taken) {
      rows.put(account.id(), new Credentials(account, passwordHash));
    }
    return !taken;
  }

  @Override
  public Optional<Account> find(String id) {
    return Optional.ofNullable(rows.get(id)).map(Credentials::account);
  }

  @Override
  public Optional<Credentials> credentials(String email) {
    whileLookingUp.run();
    return rows.values().stream().filter(c -> c.account().email().equals(email)).findFirst();
  }

  @Override
  public boolean anyWith(Role role) {
    return rows.values().stream().anyMatch(c -> c.account().roles().contains(role));
  }

  @Override
  public void setRoles(String id, Set<Role> roles) {
    rows.computeIfPresent(
        id,
        (same, c) -> {
          Account a = c.account();
          return new Credentials(
              new Account(id, a.email(), a.publicName(), a.country(), roles, a.created()),
              c.passwordHash());
        });
  }

  @Override
  public void addSession(String tokenHash, String accountId, Instant expires) {
    sessions.put(tokenHash, new Kept(accountId, expires));
  }

  @Override
  public Optional<Account> session(String tokenHash, Instant now) {
    return Optional.ofNullable(sessions.get(tokenHash))
        .filter(session -> session.expires().isAfter(now))
        .flatMap(session -> find(session.accountId()));
  }

  @Override
  public void removeSession(String tokenHash) {
    sessions.remove(tokenHash);
  }

  @Override
  public void removeExpiredSessions(Instant now) {
    sessions.values().removeIf(session -> !session.expires().isAfter(now));
  }

  @Override
  public Page<Account> list(Page.Request page) {
    throw new UnsupportedOperationException();
  }
}
