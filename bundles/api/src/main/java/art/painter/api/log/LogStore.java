package art.painter.api.log;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where the log is kept. Each method is one transaction. */
@ProviderType
public interface LogStore {
  /**
   * Returns when everything that can be read has been synced to the disk: after a failed {@link
   * #append}, what was written may be there and still be lost with the machine's power.
   */
  void sync();

  /** {@return the newest checkpoint; empty before the first record} */
  Optional<Checkpoint> head();

  /**
   * Appends records with their tiles and checkpoint: all of it or nothing, synced to the disk when
   * this returns. A {@link RecordKind#DELETION} erases content and document of the record it is
   * about, and what else is kept of an erased consent's particulars, in the same transaction.
   *
   * @param sizeBefore the size of the tree that they are appended to
   * @param records the records at their positions, in order
   * @param tiles every tile that is new or has grown, whole
   * @param head the checkpoint after them
   * @return false, and nothing is written, if the tree has another size by now
   */
  boolean append(long sizeBefore, List<LogRecord> records, List<LogTile> tiles, Checkpoint head);

  /**
   * {@return the record with this id}
   *
   * @param id the id
   */
  Optional<LogRecord> find(String id);

  /**
   * {@return those of these records that are there}
   *
   * @param ids the ids
   */
  List<LogRecord> findAll(Collection<String> ids);

  /**
   * {@return the pauses, resumptions and withdrawals of a consent, in the order of the log}
   *
   * @param consentId the consent
   */
  List<Decision> decisions(String consentId);

  /**
   * {@return a tile's hashes as far as they are there; empty if there are none}
   *
   * @param level the level
   * @param index which tile
   */
  Optional<byte[]> tile(int level, long index);

  /**
   * {@return entries, 32 bytes each, one after the other; fewer at the end of the log}
   *
   * @param from the first position
   * @param count how many, at most {@link LogTile#WIDTH}
   */
  byte[] entries(long from, int count);

  /**
   * {@return how many records were appended before this time}
   *
   * @param time the time
   */
  long sizeAt(Instant time);

  /** {@return how many records are there} */
  long count();
}
