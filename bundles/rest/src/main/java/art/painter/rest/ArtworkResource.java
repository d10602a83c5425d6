package art.painter.rest;

import art.painter.api.artwork.Artworks;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Disclosure;
import art.painter.api.artwork.Evidence;
import art.painter.api.artwork.Rights;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Download;
import art.painter.rest.http.Incomplete;
import art.painter.rest.http.Items;
import art.painter.rest.http.Made;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Takes artists' works in and gives them out. */
@Component(service = ArtworkResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/artworks")
@Produces(MediaType.APPLICATION_JSON)
public final class ArtworkResource {
  private final Artworks artworks;

  @Activate
  public ArtworkResource(@Reference Artworks artworks) {
    this.artworks = artworks;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public Response upload(
      @Context SecurityContext security,
      @QueryParam("fileName") String fileName,
      @Incomplete(Artworks.INCOMPLETE) InputStream body) {
    Artworks.Uploaded uploaded =
        artworks.upload(Bearer.caller(security), Required.parameter("fileName", fileName), body);
    Response.Status status = uploaded.isNew() ? Response.Status.CREATED : Response.Status.OK;
    return Made.at(
            status, "/artworks/" + uploaded.artwork().id(), ArtworkView.of(uploaded.artwork()))
        .build();
  }

  @GET
  public Items<ArtworkView> list(
      @Context SecurityContext security,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        artworks.list(Bearer.caller(security), Paging.of(after, limit)), ArtworkView::of);
  }

  @GET
  @Path("/{id}")
  public ArtworkView get(@Context SecurityContext security, @PathParam("id") String id) {
    return ArtworkView.of(artworks.get(Bearer.caller(security), id));
  }

  @DELETE
  @Path("/{id}")
  public void remove(@Context SecurityContext security, @PathParam("id") String id) {
    artworks.remove(Bearer.caller(security), id);
  }

  @GET
  @Path("/{id}/content")
  @Produces(MediaType.WILDCARD)
  public Response content(
      @Context SecurityContext security, @PathParam("id") String id, @Context Request request) {
    return Download.of(artworks.content(Bearer.caller(security), id), request);
  }

  @PUT
  @Path("/{id}/declaration")
  @Consumes(MediaType.APPLICATION_JSON)
  public ArtworkView declare(
      @Context SecurityContext security, @PathParam("id") String id, NewDeclaration request) {
    return ArtworkView.of(
        artworks.declare(Bearer.caller(security), id, request.declaration(Instant.now())));
  }

  @PUT
  @Path("/{id}/evidence")
  @Consumes(MediaType.APPLICATION_JSON)
  public ArtworkView addEvidence(
      @Context SecurityContext security, @PathParam("id") String id, NewEvidence request) {
    return ArtworkView.of(artworks.addEvidence(Bearer.caller(security), id, request.evidence()));
  }

  record NewDeclaration(
      Rights rights, Optional<Set<Disclosure>> disclosures, Optional<String> note) {
    NewDeclaration {
      Required.field("rights", rights);
      disclosures.ifPresent(given -> Required.elements("disclosures", given));
    }

    Declaration declaration(Instant at) {
      return new Declaration(rights, disclosures.orElse(Set.of()), note.orElse(""), at);
    }
  }

  record NewEvidence(String fileName, Long bytes) {
    NewEvidence {
      Required.field("fileName", fileName);
      Required.field("bytes", bytes);
    }

    Evidence evidence() {
      return new Evidence(fileName, bytes);
    }
  }
}
