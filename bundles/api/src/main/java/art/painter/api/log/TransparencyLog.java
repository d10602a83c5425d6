package art.painter.api.log;

import art.painter.api.PlatformException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The append-only log of records. What it has acknowledged stays; its head never goes back.
 *
 * <p>Whoever asks waits until the log has been looked at after the start. As long as it cannot be,
 * every question is refused as UNAVAILABLE {@link #BUSY} or as the database refuses it, and with
 * {@link #BROKEN} once something was found to be wrong: what a log has lost must not be taken for
 * something that never was.
 */
@ProviderType
public interface TransparencyLog {
  /** The code of a log that is not consistent with what was kept of it, and takes nothing more. */
  String BROKEN = "log.broken";

  /** The code of a log that takes nothing at the moment. */
  String BUSY = "log.busy";

  /** The code of a part of the log that does not exist. */
  String NOT_FOUND = "log.not-found";

  /** The code of what rests on a consent that has been withdrawn meanwhile. */
  String WITHDRAWN = "consent.withdrawn";

  /**
   * Appends a record, and returns when it is on the disk and in the tree. A withdrawal is taken
   * only under the id {@link LogRecord#withdrawalOf}. One with its id that is there already is the
   * answer instead. Records of many callers are written together.
   *
   * @param record the record; its position and time are given here
   * @return the record as it is in the log
   * @throws PlatformException CONFLICT {@link #WITHDRAWN} for a receipt, pause or resumption after
   *     its consent's withdrawal; UNAVAILABLE {@link #BROKEN}, {@link #BUSY}, or when the database
   *     is not there: it may then have been appended all the same, and appending it again tells
   */
  LogRecord append(LogRecord record);

  /**
   * {@return the record with this id; only one that nothing can take away any more}
   *
   * @param id the id
   * @throws PlatformException UNAVAILABLE {@link #BROKEN}, {@link #BUSY}, or when the database is
   *     not there: it may be there all the same
   */
  Optional<LogRecord> find(String id);

  /**
   * {@return the pauses, resumptions and withdrawals of a consent, in the order of the log}
   *
   * @param consentId the consent
   * @throws PlatformException UNAVAILABLE {@link #BROKEN}, {@link #BUSY}, or when the database is
   *     not there: how the consent stands is then not known, and nothing may begin under it
   */
  List<Decision> decisions(String consentId);

  /**
   * {@return the newest checkpoint; before the first record, one of an empty tree}
   *
   * @throws PlatformException UNAVAILABLE {@link #BROKEN}
   */
  Checkpoint checkpoint();

  /**
   * {@return the proof that the leaf at this position is in the newest checkpoint's tree}
   *
   * @param position the position
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; UNAVAILABLE {@link #BROKEN}
   */
  InclusionProof proof(long position);

  /**
   * {@return the proof that the tree of the later size begins with that of the earlier one (RFC
   * 9162, section 2.1.4)}
   *
   * @param size the earlier size, at least 1
   * @param laterSize the later size
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND} for sizes that the log does not have, or
   *     not in this order
   */
  List<byte[]> consistency(long size, long laterSize);

  /**
   * {@return a tile's hashes, 32 bytes each}
   *
   * @param level the level
   * @param index which tile
   * @param width how many hashes, 1 to {@link LogTile#WIDTH}
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND} if the tree has fewer
   */
  byte[] tile(int level, long index, int width);

  /**
   * {@return an entry bundle (C2SP tlog-tiles): each entry after its length as two bytes}
   *
   * @param index which bundle
   * @param width how many entries, 1 to {@link LogTile#WIDTH}
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND} if the log has fewer
   */
  byte[] entries(long index, int width);

  /**
   * {@return how many records the log had at this time}
   *
   * @param time the time
   */
  long sizeAt(Instant time);

  /** {@return what an operator gives to monitors: the log's name and key as a C2SP verifier key} */
  String verifierKey();

  /** {@return what is wrong with the log, so that it takes nothing more; empty when all is well} */
  Optional<String> fault();

  /**
   * {@return what an operator should look at although the log takes records, such as a copy of its
   * head that cannot be written; empty when all is well}
   */
  default Optional<String> warning() {
    return Optional.empty();
  }

  /**
   * Computes the whole tree again from the entries, and compares each tile and the head; slow.
   *
   * @return what differs, one line each; empty when all is well
   */
  List<String> audit();
}
