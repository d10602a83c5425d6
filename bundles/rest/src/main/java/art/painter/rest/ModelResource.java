package art.painter.rest;

import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelType;
import art.painter.api.model.Models;
import art.painter.api.model.SafetyConfirmation;
import art.painter.api.model.TriggerWord;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Made;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import art.painter.rest.http.Revision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Makes, shows and edits models. */
@Component(service = ModelResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
public final class ModelResource {
  private final Models models;

  @Activate
  public ModelResource(@Reference Models models) {
    this.models = models;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Context SecurityContext security, NewModel request) {
    Model model = models.create(Bearer.caller(security), request.setup());
    return Made.at("/models/" + model.id(), ModelView.of(model))
        .tag(Revision.tag(model.revision()))
        .build();
  }

  @GET
  public Items<ModelView> list(
      @Context SecurityContext security,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(models.list(Bearer.caller(security), Paging.of(after, limit)), ModelView::of);
  }

  @GET
  @Path("/{id}")
  public Response get(
      @Context SecurityContext security, @PathParam("id") String id, @Context Request request) {
    Model model = models.get(Bearer.caller(security), id);
    Response.ResponseBuilder unchanged =
        request.evaluatePreconditions(Revision.tag(model.revision()));
    return unchanged == null ? answer(model) : unchanged.build();
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response edit(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      ModelEdit request) {
    return answer(
        models.edit(Bearer.caller(security), id, Revision.ifMatch(ifMatch), request::apply));
  }

  @GET
  @Path("/{id}/revisions")
  public Items<ModelView> revisions(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        models.revisions(Bearer.caller(security), id, Paging.of(after, limit)), ModelView::of);
  }

  @PUT
  @Path("/{id}/artworks")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response selectArtworks(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      ArtworkSelection request) {
    return answer(
        models.edit(
            Bearer.caller(security),
            id,
            Revision.ifMatch(ifMatch),
            setup -> setup.withArtworks(request.artworkIds())));
  }

  @PUT
  @Path("/{id}/confirmations")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response confirm(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      Confirmations request) {
    return answer(
        models.edit(
            Bearer.caller(security),
            id,
            Revision.ifMatch(ifMatch),
            setup -> setup.withConfirmations(request.confirmations())));
  }

  private static Response answer(Model model) {
    return Response.ok(ModelView.of(model)).tag(Revision.tag(model.revision())).build();
  }

  record NewModel(String name, ModelType type, String triggerWord, String destination) {
    NewModel {
      Required.field("name", name);
      Required.field("type", type);
      Required.field("triggerWord", triggerWord);
      Required.field("destination", destination);
    }

    ModelSetup setup() {
      return new ModelSetup(
          name,
          type,
          new TriggerWord(triggerWord),
          destination,
          List.of(),
          Set.of(),
          Optional.empty());
    }
  }

  record ModelEdit(
      Optional<String> name,
      Optional<ModelType> type,
      Optional<String> triggerWord,
      Optional<String> destination) {
    ModelSetup apply(ModelSetup setup) {
      return new ModelSetup(
          name.orElse(setup.name()),
          type.orElse(setup.type()),
          triggerWord.map(TriggerWord::new).orElse(setup.triggerWord()),
          destination.orElse(setup.destination()),
          setup.artworkIds(),
          setup.confirmations(),
          setup.termsHash());
    }
  }

  record ArtworkSelection(List<String> artworkIds) {
    ArtworkSelection {
      Required.elements("artworkIds", artworkIds);
    }
  }

  record Confirmations(Set<SafetyConfirmation> confirmations) {
    Confirmations {
      Required.elements("confirmations", confirmations);
    }
  }
}
