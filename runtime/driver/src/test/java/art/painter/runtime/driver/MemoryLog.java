package art.painter.runtime.driver;

import art.painter.api.log.Checkpoint;
import art.painter.api.log.Decision;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.TransparencyLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log in memory, of which only appending and finding is needed. Three records make a commit. */
final class MemoryLog implements TransparencyLog {
  private final Map<String, LogRecord> records = new LinkedHashMap<>();

  @Override
  public synchronized LogRecord append(LogRecord record) {
    long position = records.size();
    return records.computeIfAbsent(
        record.id(), id -> record.at(position, Instant.EPOCH.plusSeconds(position / 3)));
  }

  @Override
  public synchronized Optional<LogRecord> find(String id) {
    return Optional.ofNullable(records.get(id));
  }

  synchronized List<LogRecord> records() {
    return new ArrayList<>(records.values());
  }

  @Override
  public String verifierKey() {
    return "driver.example/log+00000000+AAAA";
  }

  @Override
  public List<Decision> decisions(String consentId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Checkpoint checkpoint() {
    throw new UnsupportedOperationException();
  }

  @Override
  public InclusionProof proof(long position) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> audit() {
    throw new UnsupportedOperationException();
  }
}
