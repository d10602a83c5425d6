package art.painter.api.account;

import art.painter.api.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Where accounts and sessions are kept. Each method is one transaction. */
@ProviderType
public interface AccountStore {
  /**
   * An account with what proves its password.
   *
   * @param account the account
   * @param passwordHash the encoded hash, with its method and salt
   */
  record Credentials(Account account, String passwordHash) {
    /** {@return the credentials without the hash} */
    @Override
    public String toString() {
      return "Credentials[" + account.id() + "]";
    }
  }

  /**
   * Adds an account.
   *
   * @param account the account
   * @param passwordHash the encoded hash
   * @return whether it was added; false when the e-mail address or (regardless of case) the public
   *     name is taken
   */
  boolean add(Account account, String passwordHash);

  /**
   * {@return the account with this id}
   *
   * @param id the id
   */
  Optional<Account> find(String id);

  /**
   * {@return the account with this address and its password hash}
   *
   * @param email the address in lower case
   */
  Optional<Credentials> credentials(String email);

  /**
   * {@return a page of all accounts}
   *
   * @param page which page
   */
  Page<Account> list(Page.Request page);

  /**
   * {@return whether any account has the role}
   *
   * @param role the role
   */
  boolean anyWith(Role role);

  /**
   * Replaces the roles of an account; sessions see them at once.
   *
   * @param id the account
   * @param roles the new roles
   */
  void setRoles(String id, Set<Role> roles);

  /**
   * Adds a session.
   *
   * @param tokenHash SHA-256 of the token, in hex
   * @param accountId whose it is
   * @param expires when it ends
   */
  void addSession(String tokenHash, String accountId, Instant expires);

  /**
   * {@return the account whose session this is, when it has not expired}
   *
   * @param tokenHash SHA-256 of the token, in hex
   * @param now the time of asking
   */
  Optional<Account> session(String tokenHash, Instant now);

  /**
   * Removes a session, if it is there.
   *
   * @param tokenHash SHA-256 of the token, in hex
   */
  void removeSession(String tokenHash);

  /**
   * Removes sessions that have ended.
   *
   * @param now the time of asking
   */
  void removeExpiredSessions(Instant now);
}
