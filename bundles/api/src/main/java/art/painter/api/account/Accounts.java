package art.painter.api.account;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Registers accounts, logs them in and out, and tells who a token belongs to. */
@ProviderType
public interface Accounts {
  /** The code of an e-mail address or public name that is in use. */
  String TAKEN = "account.taken";

  /** The code of a wrong e-mail address or password; never says which of the two. */
  String WRONG_LOG_IN = "account.wrong-log-in";

  /** The code of too many failed log-ins. */
  String THROTTLED = "account.throttled";

  /** The code of a token that is unknown, expired or logged out. */
  String TOKEN_INVALID = "account.token-invalid";

  /** The code of a set-up code that is wrong or used. */
  String SETUP_CODE_WRONG = "account.setup-code-wrong";

  /** The code of an operator's try to give up the own operator role. */
  String OWN_ROLE = "account.own-role";

  /** The code of an account that does not exist, or not for this caller. */
  String NOT_FOUND = "account.not-found";

  /**
   * Makes an account.
   *
   * @param registration what was given
   * @return the account
   * @throws PlatformException CONFLICT {@link #TAKEN}; DENIED {@link #SETUP_CODE_WRONG}
   */
  Account register(Registration registration);

  /**
   * Logs in. Failures are throttled per e-mail address and per source.
   *
   * @param email the account's address
   * @param password its password
   * @param source where the request came from, such as an IP address
   * @return the session with its token
   * @throws PlatformException DENIED {@link #WRONG_LOG_IN}; UNAVAILABLE {@link #THROTTLED} after
   *     too many failures
   */
  Session logIn(String email, String password, String source);

  /**
   * Ends the session of this token; nothing happens when there is none.
   *
   * @param token the token
   */
  void logOut(String token);

  /**
   * Tells who a token belongs to.
   *
   * @param token the token
   * @return the caller
   * @throws PlatformException DENIED {@link #TOKEN_INVALID}
   */
  Caller authenticate(String token);

  /**
   * {@return the caller's own account}
   *
   * @param caller who asks
   * @throws PlatformException DENIED when not logged in
   */
  Account me(Caller caller);

  /**
   * Lists accounts, for operators.
   *
   * @param caller an operator
   * @param page which page
   * @return the page
   * @throws PlatformException DENIED when the caller is no operator
   */
  Page<Account> list(Caller caller, Page.Request page);

  /**
   * Sets the roles of an account, for operators. An operator cannot give up the own operator role,
   * so that one always remains.
   *
   * @param caller an operator
   * @param accountId whose roles
   * @param roles the new roles, at least one
   * @return the changed account
   * @throws PlatformException DENIED, NOT_FOUND {@link #NOT_FOUND}, INVALID {@link
   *     Registration#INVALID}, CONFLICT {@link #OWN_ROLE}
   */
  Account setRoles(Caller caller, String accountId, Set<Role> roles);
}
