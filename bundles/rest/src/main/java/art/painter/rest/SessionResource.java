package art.painter.rest;

import art.painter.api.account.Accounts;
import art.painter.api.account.Session;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import java.time.Instant;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Logs in and out. */
@Component(service = SessionResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final Accounts accounts;

  @Activate
  public SessionResource(@Reference Accounts accounts) {
    this.accounts = accounts;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response logIn(@Context HttpServletRequest http, LogIn request) {
    Session session = accounts.logIn(request.email(), request.password(), http.getRemoteAddr());
    return Response.status(Response.Status.CREATED).entity(SessionView.of(session)).build();
  }

  @DELETE
  public void logOut(@Context SecurityContext security) {
    Bearer bearer = Bearer.of(security);
    bearer.caller().loggedIn();
    accounts.logOut(bearer.token());
  }

  record LogIn(String email, String password) {
    LogIn {
      Required.field("email", email);
      Required.field("password", password);
    }

    /** {@return nothing of it, since it has secrets} */
    @Override
    public String toString() {
      return "LogIn";
    }
  }

  record SessionView(String token, Instant expires, AccountView account) {
    static SessionView of(Session session) {
      return new SessionView(session.token(), session.expires(), AccountView.of(session.account()));
    }

    /** {@return nothing of it, since it has a secret} */
    @Override
    public String toString() {
      return "SessionView";
    }
  }
}
