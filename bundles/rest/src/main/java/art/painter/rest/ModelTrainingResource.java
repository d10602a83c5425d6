package art.painter.rest;

import art.painter.api.training.TrainingJob;
import art.painter.api.training.Trainings;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Made;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import java.util.Optional;
import java.util.OptionalLong;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
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

/** Starts a model's trainings and lists them. */
@Component(service = ModelTrainingResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/models/{id}/trainings")
@Produces(MediaType.APPLICATION_JSON)
public final class ModelTrainingResource {
  private final Trainings trainings;

  @Activate
  public ModelTrainingResource(@Reference Trainings trainings) {
    this.trainings = trainings;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") String key,
      NewTraining request) {
    TrainingJob job =
        trainings.start(
            Bearer.caller(security),
            id,
            request.provider(),
            request.consentId(),
            request.seed(),
            Optional.ofNullable(key));
    return Made.at("/trainings/" + job.id(), TrainingView.of(job, trainings.queuePlace(job)))
        .build();
  }

  @GET
  public Items<TrainingView> list(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        trainings.list(Bearer.caller(security), id, Paging.of(after, limit)),
        job -> TrainingView.inList(job, trainings.queuePlace(job)));
  }

  record NewTraining(String provider, String consentId, OptionalLong seed) {
    NewTraining {
      Required.field("provider", provider);
      Required.field("consentId", consentId);
    }
  }
}
