package art.painter.api.log;

import art.painter.api.Origin;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A record and its place in the log. The log's entry is the SHA-256 of the content, which has a
 * random salt in it: who has no content learns nothing from the entry.
 *
 * @param id its id, at most 64 characters
 * @param kind what it is about
 * @param artistId the account of the artist it is about
 * @param about what it points at: a receipt, pause, resumption or withdrawal at its consent, a
 *     deletion at the erased record, a grant at its model; empty for a consent
 * @param entry the 32 bytes that the tree's leaf is made of; they stay when the content is erased
 * @param content what it says, canonical JSON (RFC 8785); no bytes once erased
 * @param document the content as its format wrote it; no bytes once erased
 * @param mediaType the media type of the document
 * @param format the plug-in that wrote it
 * @param position its leaf's index, from 0; meaningless before it is appended
 * @param logged when it was appended
 */
public record LogRecord(
    String id,
    RecordKind kind,
    String artistId,
    Optional<String> about,
    byte[] entry,
    byte[] content,
    byte[] document,
    String mediaType,
    Origin format,
    long position,
    Instant logged) {
  /** Keeps its own copies. */
  public LogRecord {
    entry = entry.clone();
    content = content.clone();
    document = document.clone();
  }

  /** {@return a copy of the entry} */
  @Override
  public byte[] entry() {
    return entry.clone();
  }

  /** {@return a copy of the content} */
  @Override
  public byte[] content() {
    return content.clone();
  }

  /** {@return a copy of the document} */
  @Override
  public byte[] document() {
    return document.clone();
  }

  /**
   * {@return the id of the record by which a consent is withdrawn, so that this happens once}
   *
   * @param consentId the consent
   */
  public static String withdrawalOf(String consentId) {
    return consentId + ".withdrawal";
  }

  /** {@return whether its content was erased} */
  public boolean erased() {
    return content.length == 0;
  }

  /**
   * {@return this record at its place}
   *
   * @param index its leaf's index
   * @param time when it is appended
   */
  public LogRecord at(long index, Instant time) {
    return new LogRecord(
        id, kind, artistId, about, entry, content, document, mediaType, format, index, time);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogRecord that
        && id.equals(that.id)
        && kind == that.kind
        && artistId.equals(that.artistId)
        && about.equals(that.about)
        && Arrays.equals(entry, that.entry)
        && Arrays.equals(content, that.content)
        && Arrays.equals(document, that.document)
        && mediaType.equals(that.mediaType)
        && format.equals(that.format)
        && position == that.position
        && logged.equals(that.logged);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, kind, position);
  }

  /** {@return what it is, without its content} */
  @Override
  public String toString() {
    return kind + " " + id + " at " + position;
  }
}
