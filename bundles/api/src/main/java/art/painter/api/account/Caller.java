package art.painter.api.account;

import art.painter.api.PlatformException;
import java.util.Set;

/**
 * On whose behalf a façade is called. Each façade decides with it what may be seen and done.
 *
 * @param accountId the account, or an empty string when nobody is logged in
 * @param roles the account's roles
 */
public record Caller(String accountId, Set<Role> roles) {
  /** The code of a call that needs a log-in. */
  public static final String LOG_IN_NEEDED = "account.log-in-needed";

  /** The code of a call that needs a role which the caller does not have. */
  public static final String ROLE_NEEDED = "account.role-needed";

  /** Somebody who is not logged in. */
  public static final Caller ANONYMOUS = new Caller("", Set.of());

  /** Keeps its own copy of the roles. */
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** {@return whether this caller is logged in} */
  public boolean isLoggedIn() {
    return !accountId.isEmpty();
  }

  /**
   * {@return whether the caller has the role}
   *
   * @param role the role
   */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /**
   * {@return whether the caller is this account}
   *
   * @param account the account's id
   */
  public boolean owns(String account) {
    return isLoggedIn() && accountId.equals(account);
  }

  /**
   * Asks for a log-in.
   *
   * @return this caller
   * @throws PlatformException DENIED with {@link #LOG_IN_NEEDED} when nobody is logged in
   */
  public Caller loggedIn() {
    if (!isLoggedIn()) {
      throw PlatformException.denied(
          LOG_IN_NEEDED, "Log in first and send the token with the request.");
    }
    return this;
  }

  /**
   * Asks for a role.
   *
   * @param role the role that is needed
   * @return this caller
   * @throws PlatformException DENIED with {@link #LOG_IN_NEEDED} or {@link #ROLE_NEEDED}
   */
  public Caller require(Role role) {
    loggedIn();
    if (!is(role)) {
      throw PlatformException.denied(
          ROLE_NEEDED,
          "This needs an account with the role "
              + role
              + ". Ask the operator of this node for it.");
    }
    return this;
  }
}
