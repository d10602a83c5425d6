package art.painter.core.consent;

import art.painter.api.Page;
import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.core.RecordIds;
import art.painter.core.record.MemoryLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Consents in memory, of which a deletion in the log erases the particulars. */
public final class MemoryConsents implements ConsentStore {
  final Map<String, TrainingConsent> rows = new ConcurrentSkipListMap<>();
  private final MemoryLog log;

  public MemoryConsents(MemoryLog log) {
    this.log = log;
  }

  @Override
  public void add(TrainingConsent consent) {
    rows.put(consent.id(), consent);
  }

  @Override
  public Optional<TrainingConsent> find(String id) {
    return Optional.ofNullable(rows.get(id)).map(this::asKept);
  }

  private TrainingConsent asKept(TrainingConsent c) {
    String deletion = RecordIds.deletionOf(c.id());
    if (log.all().stream().noneMatch(record -> record.id().equals(deletion))) {
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
