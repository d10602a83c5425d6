package art.painter.consent.log;

import art.painter.api.log.Checkpoint;
import art.painter.api.log.Decision;
import art.painter.api.log.LogRecord;
import art.painter.api.log.LogStore;
import art.painter.api.log.LogTile;
import art.painter.api.log.RecordKind;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A database in memory, which can be looked into, tampered with, and made to fail. */
class MemoryLogStore implements LogStore {
  record Place(int level, long index) {}

  final List<LogRecord> records = new ArrayList<>();
  final Map<Place, byte[]> tiles = new HashMap<>();
  final List<Checkpoint> heads = new ArrayList<>();
  final AtomicInteger appends = new AtomicInteger();
  final AtomicInteger tilesRead = new AtomicInteger();

  /** Run at the beginning of each call. */
  volatile Runnable access = () -> {};

  /** Run before and after what an append does; what they throw, it throws. */
  volatile Runnable before = () -> {};

  volatile Runnable after = () -> {};

  private final Set<String> ids = new HashSet<>();

  @Override
  public void sync() {}

  @Override
  public synchronized Optional<Checkpoint> head() {
    access.run();
    return heads.isEmpty() ? Optional.empty() : Optional.of(heads.get(heads.size() - 1));
  }

  @Override
  public boolean append(
      long sizeBefore, List<LogRecord> added, List<LogTile> grown, Checkpoint head) {
    access.run();
    before.run();
    synchronized (this) {
      if (records.size() != sizeBefore) {
        return false;
      }
      require(added, head);
      appends.incrementAndGet();
      records.addAll(added);
      added.forEach(record -> ids.add(record.id()));
      grown.forEach(tile -> tiles.put(new Place(tile.level(), tile.index()), tile.hashes()));
      heads.add(head);
    }
    after.run();
    return true;
  }

  private void require(List<LogRecord> added, Checkpoint head) {
    long position = records.size();
    Set<String> newIds = new HashSet<>();
    for (LogRecord record : added) {
      if (record.position() != position++ || record.id().length() > 64) {
        throw new IllegalStateException("out of place, or its id is too long: " + record);
      }
      if (ids.contains(record.id()) || !newIds.add(record.id())) {
        throw new IllegalStateException("twice: " + record);
      }
    }
    if (head.size() != position) {
      throw new IllegalStateException("the head is about " + head.size());
    }
  }

  @Override
  public Optional<LogRecord> find(String id) {
    return findAll(List.of(id)).stream().findFirst();
  }

  @Override
  public synchronized List<LogRecord> findAll(Collection<String> wanted) {
    access.run();
    if (wanted.stream().noneMatch(ids::contains)) {
      return List.of();
    }
    return records.stream().filter(record -> wanted.contains(record.id())).toList();
  }

  @Override
  public synchronized List<Decision> decisions(String consentId) {
    access.run();
    Set<RecordKind> kinds = Set.of(RecordKind.PAUSE, RecordKind.RESUMPTION, RecordKind.WITHDRAWAL);
    return records.stream()
        .filter(record -> kinds.contains(record.kind()))
        .filter(record -> record.about().filter(consentId::equals).isPresent())
        .map(r -> new Decision(r.id(), r.kind(), r.position(), r.logged()))
        .toList();
  }

  @Override
  public synchronized Optional<byte[]> tile(int level, long index) {
    access.run();
    tilesRead.incrementAndGet();
    return Optional.ofNullable(tiles.get(new Place(level, index)));
  }

  @Override
  public synchronized byte[] entries(long from, int count) {
    access.run();
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    records.stream().skip(from).limit(count).forEach(r -> entries.writeBytes(r.entry()));
    return entries.toByteArray();
  }

  @Override
  public synchronized long sizeAt(Instant time) {
    access.run();
    for (LogRecord record : records) {
      if (!record.logged().isBefore(time)) {
        return record.position();
      }
    }
    return records.size();
  }

  @Override
  public synchronized long count() {
    access.run();
    return records.size();
  }

  /** Puts everything back to what it was at a size, at which there was a head. */
  synchronized void putBack(int size) {
    heads.removeIf(head -> head.size() > size);
    List<LogRecord> gone = records.subList(size, records.size());
    gone.forEach(record -> ids.remove(record.id()));
    gone.clear();
    tiles.replaceAll((place, hashes) -> Arrays.copyOf(hashes, width(place, size) * 32));
    tiles.values().removeIf(hashes -> hashes.length == 0);
  }

  /** Has what another database has from now on. */
  synchronized void become(MemoryLogStore other) {
    records.clear();
    records.addAll(other.records);
    ids.clear();
    ids.addAll(other.ids);
    tiles.clear();
    tiles.putAll(other.tiles);
    heads.clear();
    heads.addAll(other.heads);
  }

  private static int width(Place place, long size) {
    long hashes = Edge.hashes(size, place.level()) - place.index() * LogTile.WIDTH;
    return (int) Math.max(0, Math.min(hashes, LogTile.WIDTH));
  }
}
