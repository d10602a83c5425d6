package art.painter.api.account;

import java.time.Instant;

/**
 * A log-in that just happened.
 *
 * @param token the opaque bearer token (RFC 6750); only its hash is stored, so this is the one time
 *     it can be seen
 * @param account the account it belongs to
 * @param expires when it stops working
 */
public record Session(String token, Account account, Instant expires) {
  /** {@return the session without its token} */
  @Override
  public String toString() {
    return "Session[" + account.id() + ", expires " + expires + "]";
  }
}
