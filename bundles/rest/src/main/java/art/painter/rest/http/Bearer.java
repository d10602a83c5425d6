package art.painter.rest.http;

import art.painter.api.account.Caller;
import java.security.Principal;
import javax.ws.rs.core.SecurityContext;

/**
 * Who sent a request, with which token.
 *
 * @param caller on whose behalf façades are called
 * @param token the token that came with the request; empty when there was none
 */
public record Bearer(Caller caller, String token) implements Principal {
  /** Nobody who is known. */
  static final Bearer NONE = new Bearer(Caller.ANONYMOUS, "");

  /** {@return the caller of a request} */
  public static Caller caller(SecurityContext security) {
    return of(security).caller();
  }

  /** {@return the bearer of a request} */
  public static Bearer of(SecurityContext security) {
    if (security.getUserPrincipal() instanceof Bearer bearer) {
      return bearer;
    }
    // Without the filter nobody is known; answering as for an anonymous caller would hide that.
    throw new IllegalStateException("the authentication filter did not see this request");
  }

  @Override
  public String getName() {
    return caller.accountId();
  }

  /** {@return the bearer without the token} */
  @Override
  public String toString() {
    return "Bearer[" + caller + "]";
  }
}
