package art.painter.rest;

import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.rest.http.Json;
import art.painter.rest.http.RestApplication;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import javax.ws.rs.core.MediaType;

/** A {@link LogRecord}, as it is answered; one that was erased has no content. */
record RecordView(
    String id,
    RecordKind kind,
    Optional<String> about,
    Instant logged,
    long position,
    boolean erased,
    Optional<JsonNode> content,
    OriginView format,
    LinksView links) {
  static RecordView of(LogRecord record) {
    return new RecordView(
        record.id(),
        record.kind(),
        record.about(),
        record.logged(),
        record.position(),
        record.erased(),
        record.erased() ? Optional.empty() : Optional.of(Json.tree(record.content())),
        OriginView.of(record.format()),
        LinksView.of(record));
  }

  /** Where there is more. What is JSON itself comes with its proof only, since JSON is the view. */
  record LinksView(Optional<LinkView> document, LinkView proof, LinkView log) {
    static LinksView of(LogRecord record) {
      String self = RestApplication.BASE + "/records/" + record.id();
      return new LinksView(
          Optional.of(record.mediaType())
              .filter(type -> !record.erased() && !type.equals(MediaType.APPLICATION_JSON))
              .map(type -> new LinkView(self, type)),
          new LinkView(
              self + "/proof", record.erased() ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_JSON),
          new LinkView(LogResource.PATH + "/checkpoint", MediaType.TEXT_PLAIN));
    }
  }
}
