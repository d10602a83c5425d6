package art.painter.rest.http;

import art.painter.api.PlatformException;
import art.painter.api.account.Accounts;
import art.painter.api.account.Role;
import java.security.Principal;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/** Tells from the token of a request on whose behalf it comes. What they may do façades decide. */
@Component(service = ContainerRequestFilter.class)
@JaxrsExtension
@JaxrsApplicationSelect(RestApplication.SELECT)
public final class Authentication implements ContainerRequestFilter {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/=-]{1,512}) *", Pattern.CASE_INSENSITIVE);

  private final Accounts accounts;

  @Activate
  public Authentication(@Reference Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    Bearer bearer = header == null ? Bearer.NONE : authenticate(header);
    request.setSecurityContext(new Known(bearer, request.getSecurityContext().isSecure()));
  }

  private Bearer authenticate(String header) {
    Matcher matcher = BEARER.matcher(header);
    if (!matcher.matches()) {
      throw PlatformException.denied(
          Accounts.TOKEN_INVALID, "Send the token as \"Authorization: Bearer\" and the token.");
    }
    return new Bearer(accounts.authenticate(matcher.group(1)), matcher.group(1));
  }

  private record Known(Bearer bearer, boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return bearer;
    }

    @Override
    public boolean isUserInRole(String role) {
      return Arrays.stream(Role.values())
          .anyMatch(known -> known.name().equals(role) && bearer.caller().is(known));
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
