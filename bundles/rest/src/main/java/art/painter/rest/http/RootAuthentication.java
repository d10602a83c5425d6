package art.painter.rest.http;

import art.painter.api.account.Accounts;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/** {@link Authentication} for what is {@link Guarded}. */
@Component(service = ContainerRequestFilter.class)
@JaxrsExtension
@JaxrsApplicationSelect(RootApplication.SELECT)
@Guarded
public final class RootAuthentication implements ContainerRequestFilter {
  private final Authentication authentication;

  @Activate
  public RootAuthentication(@Reference Accounts accounts) {
    this.authentication = new Authentication(accounts);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    authentication.filter(request);
  }
}
