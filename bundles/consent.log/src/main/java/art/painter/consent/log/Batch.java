package art.painter.consent.log;

import art.painter.api.PlatformException;
import art.painter.api.log.LogRecord;
import art.painter.api.log.LogStore;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records that are appended together, in their order: which of them get a place, which are there
 * already, and which come after their consent's withdrawal.
 */
final class Batch {
  private static final Set<RecordKind> REST_ON_CONSENT =
      Set.of(RecordKind.RECEIPT, RecordKind.PAUSE, RecordKind.RESUMPTION);

  private final List<Waiting> waiting;
  private final Map<String, LogRecord> there;
  private final Map<String, LogRecord> placed = new LinkedHashMap<>();
  private final Map<Waiting, PlatformException> refused = new HashMap<>();

  /**
   * @param waiting those who wait
   * @param store the log so far
   * @param size how many records it has
   * @param time when they are appended
   */
  Batch(List<Waiting> waiting, LogStore store, long size, Instant time) {
    this.waiting = waiting;
    this.there =
        store.findAll(waiting.stream().flatMap(Batch::ids).distinct().toList()).stream()
            .collect(Collectors.toMap(LogRecord::id, record -> record));
    for (Waiting one : waiting) {
      if (!there.containsKey(one.id()) && !placed.containsKey(one.id())) {
        place(one, size + placed.size(), time);
      }
    }
  }

  /** Its own, and that of the withdrawal which would end what it rests on. */
  private static Stream<String> ids(Waiting one) {
    return Stream.concat(Stream.of(one.id()), withdrawalId(one.record()).stream());
  }

  private static Optional<String> withdrawalId(LogRecord record) {
    return record
        .about()
        .filter(consent -> REST_ON_CONSENT.contains(record.kind()))
        .map(LogRecord::withdrawalOf);
  }

  private void place(Waiting one, long position, Instant time) {
    Optional<LogRecord> withdrawal =
        withdrawalId(one.record()).map(id -> there.getOrDefault(id, placed.get(id)));
    if (withdrawal.isPresent()) {
      refused.put(one, refusal(withdrawal.get().logged()));
    } else {
      placed.put(one.id(), one.record().at(position, time));
    }
  }

  private static PlatformException refusal(Instant withdrawal) {
    return PlatformException.conflict(
        TransparencyLog.WITHDRAWN,
        "The consent was withdrawn on %s. Nothing new can rest on it."
            .formatted(LocalDate.ofInstant(withdrawal, ZoneOffset.UTC)));
  }

  /** {@return the records that are new, at their positions} */
  List<LogRecord> records() {
    return List.copyOf(placed.values());
  }

  /** Tells all who wait. */
  void answer() {
    for (Waiting one : waiting) {
      if (refused.containsKey(one)) {
        one.answer().completeExceptionally(refused.get(one));
      } else {
        one.answer().complete(there.getOrDefault(one.id(), placed.get(one.id())));
      }
    }
  }
}
