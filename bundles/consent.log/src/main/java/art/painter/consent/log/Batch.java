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
import java.util.stream.Collectors;

/**
 * Records that are appended together, in their order: which of them get a place, which are there
 * already, and which come after their consent's withdrawal.
 */
final class Batch {
  private final List<Waiting> waiting;
  private final Map<String, LogRecord> there;
  private final Map<String, Instant> withdrawn;
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
        store.findAll(waiting.stream().map(Waiting::id).distinct().toList()).stream()
            .collect(Collectors.toMap(LogRecord::id, record -> record));
    this.withdrawn = withdrawals(store);
    for (Waiting one : waiting) {
      if (!there.containsKey(one.id()) && !placed.containsKey(one.id())) {
        place(one, size + placed.size(), time);
      }
    }
  }

  private Map<String, Instant> withdrawals(LogStore store) {
    List<String> consents =
        waiting.stream()
            .map(Waiting::record)
            .filter(
                record -> record.kind() == RecordKind.RECEIPT && !there.containsKey(record.id()))
            .flatMap(record -> record.about().stream())
            .distinct()
            .toList();
    Map<String, Instant> withdrawals = new HashMap<>();
    if (!consents.isEmpty()) {
      store.decisions(consents).forEach(decision -> remember(decision, withdrawals));
    }
    return withdrawals;
  }

  private static void remember(LogRecord decision, Map<String, Instant> withdrawals) {
    if (decision.kind() == RecordKind.WITHDRAWAL) {
      decision.about().ifPresent(consent -> withdrawals.put(consent, decision.logged()));
    }
  }

  private void place(Waiting one, long position, Instant time) {
    LogRecord record = one.record();
    Optional<Instant> withdrawal =
        record.about().filter(consent -> record.kind() == RecordKind.RECEIPT).map(withdrawn::get);
    if (withdrawal.isPresent()) {
      refused.put(one, refusal(withdrawal.get()));
      return;
    }
    LogRecord appended = record.at(position, time);
    placed.put(record.id(), appended);
    remember(appended, withdrawn);
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
