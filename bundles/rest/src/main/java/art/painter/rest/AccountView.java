package art.painter.rest;

import art.painter.api.account.Account;
import art.painter.api.account.Role;
import java.time.Instant;
import java.util.List;

/** An {@link Account}, as it is answered. */
record AccountView(
    String id, String email, String publicName, String country, List<Role> roles, Instant created) {
  static AccountView of(Account account) {
    return new AccountView(
        account.id(),
        account.email(),
        account.publicName(),
        account.country(),
        account.roles().stream().sorted().toList(),
        account.created());
  }
}
