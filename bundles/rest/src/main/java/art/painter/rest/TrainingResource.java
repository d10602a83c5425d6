package art.painter.rest;

import art.painter.api.account.Caller;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.Trainings;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Shows, follows and cancels trainings. */
@Component(service = TrainingResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/trainings")
@Produces(MediaType.APPLICATION_JSON)
public final class TrainingResource {
  private final Trainings trainings;
  private final TrainingEvents streams = new TrainingEvents();

  @Activate
  public TrainingResource(@Reference Trainings trainings) {
    this.trainings = trainings;
  }

  @Deactivate
  void close() {
    streams.close();
  }

  /** Sends a heartbeat now. */
  void beat() {
    streams.beat();
  }

  @GET
  @Path("/{id}")
  public TrainingView get(@Context SecurityContext security, @PathParam("id") String id) {
    return view(trainings.get(Bearer.caller(security), id));
  }

  @GET
  @Path("/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @Context SseEventSink sink,
      @Context Sse sse) {
    Caller caller = Bearer.caller(security);
    streams.open(sink, sse, this::view, listener -> trainings.follow(caller, id, listener));
  }

  @POST
  @Path("/{id}/cancel")
  public TrainingView cancel(@Context SecurityContext security, @PathParam("id") String id) {
    return view(trainings.cancel(Bearer.caller(security), id));
  }

  private TrainingView view(TrainingJob job) {
    return TrainingView.of(job, trainings.queuePlace(job));
  }
}
