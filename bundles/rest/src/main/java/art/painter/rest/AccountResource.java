package art.painter.rest;

import art.painter.api.account.Account;
import art.painter.api.account.Accounts;
import art.painter.api.account.Registration;
import art.painter.api.account.Role;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Made;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Makes accounts, and lets operators see them and set their roles. */
@Component(service = AccountResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/accounts")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountResource {
  private final Accounts accounts;

  @Activate
  public AccountResource(@Reference Accounts accounts) {
    this.accounts = accounts;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response register(NewAccount request) {
    Account account = accounts.register(request.registration());
    return Made.at("/accounts/" + account.id(), AccountView.of(account)).build();
  }

  @GET
  public Items<AccountView> list(
      @Context SecurityContext security,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        accounts.list(Bearer.caller(security), Paging.of(after, limit)), AccountView::of);
  }

  @PUT
  @Path("/{id}/roles")
  @Consumes(MediaType.APPLICATION_JSON)
  public AccountView setRoles(
      @Context SecurityContext security, @PathParam("id") String id, NewRoles request) {
    return AccountView.of(accounts.setRoles(Bearer.caller(security), id, request.roles()));
  }

  record NewAccount(
      String email,
      String password,
      String publicName,
      String country,
      Set<Role> roles,
      Optional<String> setupCode) {
    NewAccount {
      Required.field("email", email);
      Required.field("password", password);
      Required.field("publicName", publicName);
      Required.field("country", country);
      Required.elements("roles", roles);
    }

    Registration registration() {
      return new Registration(email, password, publicName, country, roles, setupCode);
    }

    /** {@return nothing of it, since it has secrets} */
    @Override
    public String toString() {
      return "NewAccount";
    }
  }

  record NewRoles(Set<Role> roles) {
    NewRoles {
      Required.elements("roles", roles);
    }
  }
}
