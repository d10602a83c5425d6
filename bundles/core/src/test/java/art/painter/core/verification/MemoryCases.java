package art.painter.core.verification;

import art.painter.api.Page;
import art.painter.api.verification.VerificationCase;
import art.painter.api.verification.VerificationStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Verification cases in memory. */
public final class MemoryCases implements VerificationStore {
  final Map<String, VerificationCase> rows = new ConcurrentSkipListMap<>();

  /** Happens right before a decision is stored, such as what another reviewer does meanwhile. */
  volatile Runnable beforeDeciding = () -> {};

  @Override
  public void add(VerificationCase opened) {
    rows.put(opened.id(), opened);
  }

  @Override
  public boolean decide(VerificationCase decided) {
    beforeDeciding.run();
    boolean waits = rows.get(decided.id()).state() == VerificationCase.State.IN_REVIEW;
    if (waits) {
      rows.put(decided.id(), decided);
    }
    return waits;
  }

  @Override
  public Optional<VerificationCase> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<VerificationCase> newest(String artistId, Optional<String> modelId) {
    Collection<VerificationCase> newest =
        rows.values().stream()
            .filter(c -> c.artistId().equals(artistId))
            .filter(c -> c.modelId().isEmpty() || c.modelId().equals(modelId))
            .collect(Collectors.toMap(VerificationCase::method, Function.identity(), (a, b) -> b))
            .values();
    return List.copyOf(newest);
  }

  @Override
  public boolean concernsArtwork(String artworkId) {
    return rows.values().stream().anyMatch(c -> c.artworkIds().contains(artworkId));
  }

  @Override
  public boolean concernsModel(String modelId) {
    return rows.values().stream().anyMatch(c -> c.modelId().filter(modelId::equals).isPresent());
  }

  @Override
  public Page<VerificationCase> list(String artistId, Page.Request page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<VerificationCase> inReview(Page.Request page) {
    return Page.cut(
        rows.values().stream().filter(c -> c.state() == VerificationCase.State.IN_REVIEW).toList(),
        page.limit(),
        VerificationCase::id);
  }
}
