package art.painter.rest;

import art.painter.rest.http.RestApplication;
import javax.ws.rs.core.MediaType;

/**
 * A link.
 *
 * @param href where
 * @param type what to accept there
 */
record LinkView(String href, String type) {
  /** The view of a record. */
  static LinkView toRecord(String id) {
    return new LinkView(RestApplication.BASE + "/records/" + id, MediaType.APPLICATION_JSON);
  }
}
