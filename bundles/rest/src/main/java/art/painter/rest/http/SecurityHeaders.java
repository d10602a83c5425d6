package art.painter.rest.http;

import java.util.List;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MultivaluedMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/**
 * Keeps answers out of caches and pages, and pages out of everything, unless a resource says
 * otherwise.
 */
@Component(service = ContainerResponseFilter.class)
@JaxrsExtension
@JaxrsApplicationSelect(RootApplication.SELECT_BOTH)
public final class SecurityHeaders implements ContainerResponseFilter {
  /** What a page of ours may load and where it may be shown: nothing, nowhere. */
  public static final String STRICT = "default-src 'none'; frame-ancestors 'none'";

  /** The header for {@link #STRICT} and what is added to it. */
  public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "no-referrer");
    headers.computeIfAbsent(CONTENT_SECURITY_POLICY, absent -> List.of(STRICT));
    headers.computeIfAbsent(HttpHeaders.CACHE_CONTROL, absent -> List.of("no-store"));
  }
}
