package art.painter.core.record;

import art.painter.api.PlatformException;
import art.painter.api.key.KeyPurpose;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.Decision;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.MerkleTree;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A log in memory, with real hashes and real signatures. */
public final class MemoryLog implements TransparencyLog {
  public static final String ORIGIN = "log.example";
  private static final Set<RecordKind> DECISIONS =
      Set.of(RecordKind.PAUSE, RecordKind.RESUMPTION, RecordKind.WITHDRAWAL);

  private final TestKeys keys;
  private final List<LogRecord> records = new ArrayList<>();
  private boolean away;

  public MemoryLog(TestKeys keys) {
    this.keys = keys;
  }

  public synchronized void away(boolean now) {
    away = now;
  }

  public synchronized List<LogRecord> all() {
    return List.copyOf(records);
  }

  @Override
  public synchronized LogRecord append(LogRecord record) {
    present();
    if (keys.borrowing.get()) {
      throw new AssertionError("a key is held while the log writes");
    }
    Optional<LogRecord> before = find(record.id());
    if (before.isPresent()) {
      return before.get();
    }
    if (record.kind() == RecordKind.RECEIPT
        && decisions(record.about().orElseThrow()).stream()
            .anyMatch(decision -> decision.kind() == RecordKind.WITHDRAWAL)) {
      throw PlatformException.conflict(WITHDRAWN, "withdrawn");
    }
    if (record.kind() == RecordKind.DELETION) {
      records.replaceAll(each -> each.id().equals(record.about().get()) ? erased(each) : each);
    }
    LogRecord placed = record.at(records.size(), Instant.now());
    records.add(placed);
    return placed;
  }

  private static LogRecord erased(LogRecord record) {
    return new LogRecord(
        record.id(),
        record.kind(),
        record.artistId(),
        record.about(),
        record.entry(),
        new byte[0],
        new byte[0],
        record.mediaType(),
        record.format(),
        record.position(),
        record.logged());
  }

  private void present() {
    if (away) {
      throw PlatformException.unavailable(BUSY, "The log is away.");
    }
  }

  @Override
  public synchronized Optional<LogRecord> find(String id) {
    present();
    return records.stream().filter(record -> record.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<Decision> decisions(String consentId) {
    present();
    return records.stream()
        .filter(record -> record.about().equals(Optional.of(consentId)))
        .filter(record -> DECISIONS.contains(record.kind()))
        .map(r -> new Decision(r.id(), r.kind(), r.position(), r.logged()))
        .toList();
  }

  private List<byte[]> leaves() {
    return records.stream().map(record -> MerkleTree.leaf(record.entry())).toList();
  }

  @Override
  public synchronized Checkpoint checkpoint() {
    TestKeys.Pair key = keys.current(KeyPurpose.LOG);
    return Checkpoint.sign(
        ORIGIN, records.size(), MerkleTree.root(leaves()), key.signer(Instant.now()), key.key());
  }

  @Override
  public synchronized InclusionProof proof(long position) {
    present();
    return new InclusionProof(position, MerkleTree.path((int) position, leaves()), checkpoint());
  }

  @Override
  public String verifierKey() {
    return Checkpoint.verifierKey(ORIGIN, keys.current(KeyPurpose.LOG).key());
  }

  @Override
  public List<byte[]> consistency(long size, long laterSize) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] tile(int level, long index, int width) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] entries(long index, int width) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long sizeAt(Instant time) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> fault() {
    return Optional.empty();
  }

  @Override
  public List<String> audit() {
    return List.of();
  }
}
