package art.painter.core.consent;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.log.LogRecord;
import art.painter.core.RecordIds;
import art.painter.core.record.MemoryLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Consents in memory, of which a deletion in the log erases the particulars. */
public final class MemoryConsents implements ConsentStore {
  final Map<String, TrainingConsent> rows = new ConcurrentSkipListMap<>();
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();
  private final Map<String, Instant> added = new ConcurrentHashMap<>();
  private final MemoryLog log;
  volatile boolean answersAreLost;

  public MemoryConsents(MemoryLog log) {
    this.log = log;
  }

  @Override
  public synchronized TrainingConsent add(TrainingConsent consent) {
    Optional<TrainingConsent> same =
        rows.values().stream()
            .filter(row -> row.subject().equals(consent.subject()))
            .filter(row -> !asked.containsKey(row.id()))
            .findFirst();
    if (same.isEmpty()) {
      rows.put(consent.id(), consent);
      added.put(consent.id(), Instant.now());
    }
    return same.orElse(consent);
  }

  @Override
  public int removeUnlogged(Instant before) {
    int rowsBefore = rows.size();
    rows.values()
        .removeIf(
            row ->
                row.version() > 1 && added.get(row.id()).isBefore(before) && !isLogged(row.id()));
    return rowsBefore - rows.size();
  }

  @Override
  public Optional<TrainingConsent> find(String id) {
    return Optional.ofNullable(rows.get(id)).map(this::asKept);
  }

  /** In the database that both are in, which tells also what a broken log does not. */
  private boolean isLogged(String id) {
    return log.all().stream().map(LogRecord::id).anyMatch(id::equals);
  }

  private TrainingConsent asKept(TrainingConsent c) {
    if (!isLogged(RecordIds.deletionOf(c.id()))) {
      return c;
    }
    return new TrainingConsent(
        c.id(),
        c.version(),
        c.artistId(),
        c.jurisdiction(),
        c.modelId(),
        c.modelRevision(),
        List.of(),
        "",
        c.manifestRoot(),
        "",
        c.termsHash(),
        c.providerId(),
        c.baseModel(),
        new Notice(c.notice().version(), c.notice().language(), "", c.notice().hash()),
        c.given());
  }

  @Override
  public void askWithdrawal(String consentId, Instant now) {
    asked.putIfAbsent(consentId, now);
    if (answersAreLost) {
      throw PlatformException.unavailable("x", "The database is not there.");
    }
  }

  @Override
  public Optional<Instant> withdrawalAsked(String consentId) {
    return Optional.ofNullable(asked.get(consentId));
  }

  @Override
  public List<TrainingConsent> withdrawalsToLog(int most) {
    return asked.keySet().stream()
        .filter(id -> !isLogged(RecordIds.withdrawalOf(id)))
        .map(rows::get)
        .filter(consent -> consent.version() == 1 || isLogged(consent.id()))
        .limit(most)
        .toList();
  }

  @Override
  public Page<TrainingConsent> list(String modelId, Page.Request page) {
    return Page.cut(
        rows.values().stream()
            .filter(consent -> consent.modelId().equals(modelId))
            .filter(consent -> page.after().filter(id -> consent.id().compareTo(id) <= 0).isEmpty())
            .limit(page.limit() + 1L)
            .map(this::asKept)
            .toList(),
        page.limit(),
        TrainingConsent::id);
  }
}
