package art.painter.rest;

import art.painter.api.account.Accounts;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Shows the own account. */
@Component(service = MeResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
  private final Accounts accounts;

  @Activate
  public MeResource(@Reference Accounts accounts) {
    this.accounts = accounts;
  }

  @GET
  public AccountView me(@Context SecurityContext security) {
    return AccountView.of(accounts.me(Bearer.caller(security)));
  }
}
