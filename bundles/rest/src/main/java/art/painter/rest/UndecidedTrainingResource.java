package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.Trainings;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Lets operators decide what the platform cannot tell: whether a provider began a training. */
@Component(service = UndecidedTrainingResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/undecided-trainings")
@Produces(MediaType.APPLICATION_JSON)
public final class UndecidedTrainingResource {
  private final Trainings trainings;

  @Activate
  public UndecidedTrainingResource(@Reference Trainings trainings) {
    this.trainings = trainings;
  }

  @GET
  public Items<TrainingView> list(
      @Context SecurityContext security,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        trainings.undecided(Bearer.caller(security), Paging.of(after, limit)),
        job -> TrainingView.inList(job, trainings.queuePlace(job)));
  }

  @POST
  @Path("/{trainingId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public TrainingView decide(
      @Context SecurityContext security,
      @PathParam("trainingId") String trainingId,
      Decision request) {
    TrainingJob job = trainings.decide(Bearer.caller(security), trainingId, request.reference());
    return TrainingView.of(job, trainings.queuePlace(job));
  }

  record Decision(Boolean begun, Optional<String> reference) {
    /** The code of a decision that contradicts itself. */
    static final String INVALID = "training.decision-invalid";

    Decision {
      if (Required.field("begun", begun) != reference.isPresent()) {
        throw PlatformException.invalid(
            INVALID,
            "Give the provider's id of the training as reference if it was begun, and only then.");
      }
    }
  }
}
