package art.painter.api.account;

import java.time.Instant;
import java.util.Set;

/**
 * An account, without its password.
 *
 * @param id its id; pseudonymous, appears in consent records and receipts
 * @param email the address it logs in with, in lower case; private to the account and operators
 * @param publicName the artist's or creator's public name
 * @param country country or region, ISO 3166-1 alpha-2
 * @param roles what it may do
 * @param created when it was made
 */
public record Account(
    String id, String email, String publicName, String country, Set<Role> roles, Instant created) {
  /** Keeps its own copy of the roles. */
  public Account {
    roles = Set.copyOf(roles);
  }

  /** {@return the caller that this account is} */
  public Caller caller() {
    return new Caller(id, roles);
  }
}
