package art.painter.rest;

import art.painter.api.consent.ConsentState;
import art.painter.api.log.LogRecord;
import art.painter.api.receipt.Receipt;
import art.painter.rest.http.Json;
import art.painter.rest.http.RestApplication;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import javax.ws.rs.core.MediaType;

/** A {@link Receipt}, as it is answered. */
record ReceiptView(
    String id,
    Optional<Instant> issued,
    long position,
    Instant logged,
    Optional<Instant> erased,
    Optional<JsonNode> receipt,
    StandingView consent,
    LinksView links) {
  static ReceiptView of(Receipt receipt) {
    LogRecord record = receipt.record();
    Optional<JsonNode> content =
        record.erased() ? Optional.empty() : Optional.of(Json.tree(record.content()));
    return new ReceiptView(
        record.id(),
        content.map(said -> Instant.parse(said.path("issued").asText())),
        record.position(),
        record.logged(),
        receipt.erased(),
        content,
        StandingView.of(receipt),
        LinksView.of(receipt));
  }

  /** The consent behind an image and how it stands. */
  record StandingView(
      Optional<String> id,
      ConsentState.Standing standing,
      Optional<Instant> since,
      Optional<String> recordId,
      Optional<LinkView> record) {
    static StandingView of(Receipt receipt) {
      return new StandingView(
          receipt.record().about(),
          receipt.consent().standing(),
          receipt.consent().since(),
          receipt.consent().recordId(),
          receipt.consent().recordId().map(LinkView::toRecord));
    }
  }

  /**
   * Where there is more. What was erased has no document and no terms; a document that is JSON
   * itself is not to be had apart from this view, which answers in its place.
   */
  record LinksView(
      Optional<LinkView> document, LinkView proof, Optional<LinkView> terms, LinkView log) {
    static LinksView of(Receipt receipt) {
      String self = RestApplication.BASE + "/receipts/" + receipt.record().id();
      boolean erased = receipt.record().erased();
      return new LinksView(
          Optional.of(receipt.record().mediaType())
              .filter(type -> !erased && !type.equals(MediaType.APPLICATION_JSON))
              .map(type -> new LinkView(self, type)),
          new LinkView(self + "/proof", erased ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_JSON),
          Optional.of(receipt.termsHash())
              .filter(hash -> !hash.isEmpty())
              .map(
                  hash ->
                      new LinkView(
                          RestApplication.BASE + "/terms/" + hash, MediaType.APPLICATION_JSON)),
          new LinkView(LogResource.PATH + "/checkpoint", MediaType.TEXT_PLAIN));
    }
  }
}
