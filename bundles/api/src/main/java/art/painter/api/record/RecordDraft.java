package art.painter.api.record;

import art.painter.api.log.RecordKind;
import java.util.Map;
import java.util.Optional;

/**
 * A record before it is signed and logged.
 *
 * @param id its id, at most 64 characters
 * @param kind what it is about
 * @param artistId the account of the artist it is about
 * @param about what it points at, as {@link art.painter.api.log.LogRecord#about}
 * @param content what it says, as a JSON object of maps, lists, texts, whole numbers and booleans;
 *     {@link Records#keep} adds {@code form}, {@code id}, {@code kind}, {@code about}, {@code
 *     issued}, {@code issuer} and {@code salt}
 */
public record RecordDraft(
    String id,
    RecordKind kind,
    String artistId,
    Optional<String> about,
    Map<String, Object> content) {
  /** Keeps its own copy of the top level. */
  public RecordDraft {
    content = Map.copyOf(content);
  }
}
