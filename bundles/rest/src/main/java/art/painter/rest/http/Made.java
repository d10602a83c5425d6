package art.painter.rest.http;

import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/** Answers with something that has a place of its own. */
public final class Made {
  private Made() {}

  /**
   * {@return an answer that names the place of what it shows}
   *
   * @param status 201 for something new, 202 for something under way, 200 for something known
   * @param path where it is, within the application
   * @param view what it is
   */
  public static Response.ResponseBuilder at(Response.Status status, String path, Object view) {
    // A path without a host holds behind every proxy and cannot be forged by a Host header.
    return Response.status(status)
        .header(HttpHeaders.LOCATION, RestApplication.BASE + path)
        .entity(view);
  }

  /** {@return an answer with something new} */
  public static Response.ResponseBuilder at(String path, Object view) {
    return at(Response.Status.CREATED, path, view);
  }
}
