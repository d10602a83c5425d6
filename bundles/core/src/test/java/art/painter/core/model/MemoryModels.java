package art.painter.core.model;

import art.painter.api.Page;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelStore;
import art.painter.api.model.Models;
import art.painter.api.verification.VerificationStore;
import art.painter.testkit.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All revisions of models in memory. */
public final class MemoryModels implements ModelStore {
  final List<Model> revisions = new CopyOnWriteArrayList<>();

  /** Happens right before a revision is stored, such as what somebody else does meanwhile. */
  volatile Runnable beforeStoring = () -> {};

  /** The façade as it is over these models. */
  public Models facade(ArtworkStore artworks, VerificationStore cases, Map<String, ?> settings) {
    return Settings.of(
            ModelService.Config.class, config -> new ModelService(this, artworks, cases, config))
        .with(settings);
  }

  @Override
  public Outcome add(Model model) {
    beforeStoring.run();
    if (model.revision() != find(model.id()).map(Model::revision).orElse(0) + 1) {
      return Outcome.STALE;
    }
    ModelSetup wanted = model.setup();
    if (revisions.stream()
        .filter(other -> !other.id().equals(model.id()))
        .map(Model::setup)
        .anyMatch(
            other ->
                other.triggerWord().equals(wanted.triggerWord())
                    || other.destination().equals(wanted.destination()))) {
      return Outcome.TAKEN;
    }
    revisions.add(model);
    return Outcome.STORED;
  }

  @Override
  public Optional<Model> find(String id) {
    return revisions.stream().filter(model -> model.id().equals(id)).reduce((a, b) -> b);
  }

  @Override
  public Optional<Model> find(String id, int revision) {
    return revisions.stream()
        .filter(model -> model.id().equals(id) && model.revision() == revision)
        .findFirst();
  }

  @Override
  public Page<Model> list(String ownerId, Page.Request page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Model> revisions(String id, Page.Request page) {
    throw new UnsupportedOperationException();
  }
}
