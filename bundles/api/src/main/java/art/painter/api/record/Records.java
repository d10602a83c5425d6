package art.painter.api.record;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signs and logs what is said and done about consent, and hands it out to be kept as evidence.
 * Written by the façades whose concept a record is about, read by anybody.
 */
@ProviderType
public interface Records {
  /** The code of a record that cannot be written because its format's plug-in is not there. */
  String FORMAT_UNAVAILABLE = "receipt.format-unavailable";

  /** The code of a record that does not exist, or not for this caller. */
  String NOT_FOUND = "record.not-found";

  /** The code of a record whose content was erased. */
  String ERASED = "record.erased";

  /** The version of the form of the content that {@link #keep} writes: {@value}. */
  int FORM = 2;

  /**
   * Salts, signs and logs a record, and returns when it is durable. One with its id that is there
   * already is the answer instead.
   *
   * @param draft what it is to say
   * @return the record in the log
   * @throws PlatformException UNAVAILABLE {@link #FORMAT_UNAVAILABLE}; as {@link
   *     art.painter.api.log.TransparencyLog#append}
   */
  LogRecord keep(RecordDraft draft);

  /**
   * {@return an image as the format wants it served; see {@link ReceiptFormat#mark}}
   *
   * @param image the image's bytes
   * @param mediaType its media type
   * @param content what its receipt is going to say
   * @throws PlatformException UNAVAILABLE {@link #FORMAT_UNAVAILABLE}
   */
  byte[] mark(byte[] image, String mediaType, Map<String, Object> content);

  /**
   * {@return the record with this id, if it is of this kind}
   *
   * @param kind what it is to be about
   * @param id the id
   */
  Optional<LogRecord> find(RecordKind kind, String id);

  /**
   * {@return a record, also one whose content was erased}
   *
   * <p>Whoever knows its id may read it, also without a log-in; a consent only the artist who gave
   * it.
   *
   * @param caller who asks
   * @param id the record
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}, also for somebody else's consent
   */
  LogRecord get(Caller caller, String id);

  /**
   * {@return the proof that a record is in the log, also when its content is erased}
   *
   * @param caller who asks
   * @param id the record
   * @throws PlatformException as {@link #get}, and as {@link
   *     art.painter.api.log.TransparencyLog#proof}
   */
  InclusionProof proof(Caller caller, String id);

  /**
   * {@return the record with all that its verification needs but the public keys: canonical JSON
   * with the texts {@code record} (the document; base64url if it is not text) and {@code proof}
   * (C2SP tlog-proof)}
   *
   * @param caller who asks
   * @param id the record
   * @throws PlatformException as {@link #proof}; CONFLICT {@link #ERASED}
   */
  String portable(Caller caller, String id);

  /**
   * {@return what a document holds that is said to be a record, in whatever format that is here}
   *
   * @param document the bytes
   */
  Optional<SignedContent> read(byte[] document);

  /**
   * Erases a record's content and salt, which leaves its entry in the log without meaning; a record
   * of the deletion is logged. Erasing it again answers with that one.
   *
   * @param record the record
   * @return the record of the deletion
   * @throws PlatformException as {@link #keep}
   */
  LogRecord erase(LogRecord record);
}
