package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.log.LogTile;
import art.painter.api.log.TransparencyLog;
import art.painter.rest.http.AnyOrigin;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RootApplication;
import java.util.Base64;
import java.util.List;
import javax.ws.rs.Encoded;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Serves the public log as C2SP tlog-tiles has it, so that any monitor can follow it. */
@Component(service = LogResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RootApplication.SELECT)
@Path(LogResource.PATH)
@AnyOrigin
public final class LogResource {
  /** Where the log is found. */
  static final String PATH = "/log";

  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8";
  private static final String FOREVER = "public, max-age=31536000, immutable";
  // One that was partial gives way to a full one, and need not be kept.
  private static final String A_WHILE = "public, max-age=300";

  private final TransparencyLog log;

  @Activate
  public LogResource(@Reference TransparencyLog log) {
    this.log = log;
  }

  @GET
  @Path("/checkpoint")
  @Produces(TEXT)
  public Response checkpoint() {
    return Response.ok(log.checkpoint().note())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  @GET
  @Path("/key")
  @Produces(TEXT)
  public String key() {
    return log.verifierKey() + "\n";
  }

  @GET
  @Path("/consistency")
  @Produces(MediaType.APPLICATION_JSON)
  public ConsistencyView consistency(@QueryParam("from") String from, @QueryParam("to") String to) {
    long size = size("from", from);
    long laterSize = size("to", to);
    return new ConsistencyView(
        size,
        laterSize,
        log.consistency(size, laterSize).stream()
            .map(Base64.getEncoder()::encodeToString)
            .toList());
  }

  @GET
  @Path("/tile/{level}/{tile: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response tile(
      @Encoded @PathParam("level") String level, @Encoded @PathParam("tile") String tile) {
    TilePath path = TilePath.parse(tile);
    return answer(path, log.tile(TilePath.level(level), path.index(), path.width()));
  }

  @GET
  @Path("/tile/entries/{tile: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response entries(@Encoded @PathParam("tile") String tile) {
    TilePath path = TilePath.parse(tile);
    return answer(path, log.entries(path.index(), path.width()));
  }

  private static Response answer(TilePath path, byte[] bytes) {
    return Response.ok(bytes)
        .header(HttpHeaders.CACHE_CONTROL, path.width() == LogTile.WIDTH ? FOREVER : A_WHILE)
        .build();
  }

  private static long size(String name, String value) {
    try {
      return Long.parseLong(Required.parameter(name, value));
    } catch (NumberFormatException notANumber) {
      throw PlatformException.invalid(
          Paging.INVALID, "Give \"" + name + "\" as a whole number: how many records.");
    }
  }

  /** A consistency proof, as it is answered. */
  record ConsistencyView(long from, long to, List<String> hashes) {}
}
