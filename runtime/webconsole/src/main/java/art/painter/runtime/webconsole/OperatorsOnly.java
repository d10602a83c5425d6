package art.painter.runtime.webconsole;

import art.painter.api.PlatformException;
import art.painter.api.account.Accounts;
import art.painter.api.account.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for an operator's e-mail address and password. The console is told to serve nothing without
 * this. What a browser sends by itself is not enough to change something: a request that does has
 * to come from the console's own pages.
 */
@Component(property = SecurityProvider.PROPERTY_ID + "=" + OperatorsOnly.ID)
public final class OperatorsOnly implements SecurityProvider {
  /** The name under which the console waits for it. */
  static final String ID = "art.painter";

  private static final Logger LOG = LoggerFactory.getLogger(OperatorsOnly.class);
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final Sessions sessions;

  /**
   * @param accounts who operators are
   */
  @Activate
  public OperatorsOnly(@Reference Accounts accounts) {
    this.sessions = new Sessions(accounts);
  }

  @Override
  public Object authenticate(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    if (!SAFE.contains(request.getMethod()) && comesFromElsewhere(request)) {
      return refuse(response, HttpServletResponse.SC_FORBIDDEN);
    }
    Optional<Credentials> credentials = Credentials.in(request.getHeader("Authorization"));
    if (credentials.isEmpty()) {
      return refuse(response, HttpServletResponse.SC_UNAUTHORIZED);
    }
    try {
      Caller operator = sessions.operator(credentials.get(), request.getRemoteAddr());
      if (!SAFE.contains(request.getMethod())) {
        LOG.info(
            "Web console: {} {} by {}",
            request.getMethod(),
            request.getPathInfo(),
            operator.accountId());
      }
      return operator;
    } catch (PlatformException refused) {
      return refuse(response, status(refused));
    }
  }

  private static int status(PlatformException refused) {
    if (refused.code().equals(Accounts.THROTTLED)) {
      return 429;
    }
    return refused.kind() == PlatformException.Kind.UNAVAILABLE
        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
        : HttpServletResponse.SC_UNAUTHORIZED;
  }

  /** Browsers say so whenever a page of another place sends something. */
  private static boolean comesFromElsewhere(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }
    try {
      String authority = URI.create(origin).getAuthority();
      return authority == null || !authority.equalsIgnoreCase(request.getHeader("Host"));
    } catch (IllegalArgumentException noOrigin) {
      return true;
    }
  }

  private static Object refuse(HttpServletResponse response, int status) {
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"pAInter\", charset=\"UTF-8\"");
    } else if (status != HttpServletResponse.SC_FORBIDDEN) {
      response.setHeader("Retry-After", "60");
    }
    response.setStatus(status);
    response.setContentLength(0);
    try {
      response.flushBuffer();
    } catch (IOException gone) {
      LOG.debug("The client went away", gone);
    }
    // The console takes it as: answered already.
    return null;
  }

  @Override
  public boolean authorize(Object user, String role) {
    return user instanceof Caller;
  }

  @Override
  public void logout(HttpServletRequest request, HttpServletResponse response) {
    Credentials.in(request.getHeader("Authorization")).ifPresent(sessions::forget);
    refuse(response, HttpServletResponse.SC_UNAUTHORIZED);
  }
}
