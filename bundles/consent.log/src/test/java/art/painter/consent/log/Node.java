package art.painter.consent.log;

import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.Origin;
import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.log.LogRecord;
import art.painter.api.log.MerkleTree;
import art.painter.api.log.RecordKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;
import org.osgi.util.converter.Converters;

/** A node with its data folder, keys, database and clock, whose log can be started again. */
final class Node implements AutoCloseable {
  static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");

  final TestKeys keys;
  final Path data;
  final Map<String, Object> config = new HashMap<>(Map.of("timeout.seconds", 60));

  MemoryLogStore store = new MemoryLogStore();
  volatile Supplier<Instant> clock = Instant::now;

  private final List<TiledLog> started = new ArrayList<>();

  Node(Path data) {
    this(data, new TestKeys());
  }

  Node(Path data, TestKeys keys) {
    this.data = data;
    this.keys = keys;
  }

  TiledLog start() {
    TiledLog log =
        new TiledLog(
            data,
            store,
            keys,
            Converters.standardConverter().convert(config).to(TiledLog.Config.class),
            (InstantSource) () -> clock.get());
    started.add(log);
    return log;
  }

  /** Fills the database up to each of these sizes in one go. */
  void fill(int... sizes) {
    fillWith("consent-", sizes);
  }

  void fillWith(String name, int... sizes) {
    Seal seal = new Seal(keys, "");
    Edge edge = Edge.EMPTY;
    for (int size : sizes) {
      long before = edge.size();
      List<LogRecord> records = new ArrayList<>();
      for (long i = before; i < size; i++) {
        records.add(consent(name + i).at(i, MORNING));
      }
      Edge.Growth growth =
          edge.grow(records.stream().map(record -> MerkleTree.leaf(record.entry())).toList());
      edge = growth.edge();
      store.append(before, records, growth.tiles(), seal.sign(edge));
    }
  }

  /** Stops the log as a shutdown does, and starts it again. */
  TiledLog restart() {
    close();
    return start();
  }

  Path headFile() {
    return data.resolve("log/checkpoint");
  }

  @Override
  public void close() {
    started.forEach(TiledLog::stop);
    started.clear();
  }

  static LogRecord consent(String id) {
    return record(id, RecordKind.CONSENT, Optional.empty());
  }

  static LogRecord receipt(String id, String consentId) {
    return record(id, RecordKind.RECEIPT, Optional.of(consentId));
  }

  static LogRecord withdrawal(String consentId) {
    return record(consentId + ".withdrawal", RecordKind.WITHDRAWAL, Optional.of(consentId));
  }

  static LogRecord record(String id, RecordKind kind, Optional<String> about) {
    byte[] content = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
    return new LogRecord(
        id,
        kind,
        "artist",
        about,
        sha256(content),
        content,
        content,
        "application/json",
        new Origin("json", "art.painter.consent.json", "1.0.0"),
        0,
        Instant.EPOCH);
  }

  static List<LogRecord> append(TiledLog log, int from, int to) {
    List<LogRecord> appended = new ArrayList<>();
    for (int i = from; i < to; i++) {
      appended.add(log.append(consent("consent-" + i)));
    }
    return appended;
  }

  static PlatformException assertFails(Kind kind, String code, Executable call) {
    PlatformException failure = assertThrows(PlatformException.class, call);
    if (failure.kind() != kind || !failure.code().equals(code)) {
      throw new AssertionError("expected " + kind + " " + code, failure);
    }
    return failure;
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
