package art.painter.core.model;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelStore;
import art.painter.api.model.Models;
import art.painter.api.verification.VerificationStore;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Models and their revisions over the store. */
@Component(configurationPid = "art.painter.core.model")
@Designate(ocd = ModelService.Config.class)
public final class ModelService implements Models {
  private static final int TRIES = 5;

  /** Configuration of models. */
  @ObjectClassDefinition(name = "pAInter models")
  @interface Config {
    @AttributeDefinition(description = "The most works that one model can select.", min = "1")
    int most_artworks() default 1000;
  }

  private final ModelStore store;
  private final ArtworkStore artworks;
  private final VerificationStore cases;
  private final Config config;

  @Activate
  public ModelService(
      @Reference ModelStore store,
      @Reference ArtworkStore artworks,
      @Reference VerificationStore cases,
      Config config) {
    this.store = store;
    this.artworks = artworks;
    this.cases = cases;
    this.config = config;
  }

  @Override
  public Model create(Caller caller, ModelSetup setup) {
    caller.require(Role.ARTIST);
    checkSelection(caller, Set.of(), setup);
    Instant now = Instant.now();
    Model model =
        new Model(
            UuidCreator.getTimeOrderedEpochPlus1().toString(),
            caller.accountId(),
            1,
            setup,
            now,
            now);
    if (store.add(model) == ModelStore.Outcome.TAKEN) {
      throw taken();
    }
    return model;
  }

  @Override
  public Model get(Caller caller, String id) {
    caller.loggedIn();
    return store
        .find(id)
        .filter(
            model ->
                caller.owns(model.ownerId())
                    || (caller.is(Role.REVIEWER) && cases.concernsModel(id)))
        .orElseThrow(() -> notFound(id));
  }

  @Override
  public Model own(Caller caller, String id) {
    caller.loggedIn();
    return store
        .find(id)
        .filter(model -> caller.owns(model.ownerId()))
        .orElseThrow(() -> notFound(id));
  }

  @Override
  public Model get(Caller caller, String id, int revision) {
    caller.loggedIn();
    return store
        .find(id, revision)
        .filter(model -> caller.owns(model.ownerId()))
        .orElseThrow(() -> notFound(id));
  }

  @Override
  public Page<Model> list(Caller caller, Page.Request page) {
    return store.list(caller.require(Role.ARTIST).accountId(), page);
  }

  @Override
  public Page<Model> revisions(Caller caller, String id, Page.Request page) {
    own(caller, id);
    return store.revisions(id, page);
  }

  @Override
  public Model edit(
      Caller caller, String id, OptionalInt revision, UnaryOperator<ModelSetup> edit) {
    for (int tries = 0; tries < TRIES; tries++) {
      Model current = own(caller, id);
      if (revision.isPresent() && revision.getAsInt() != current.revision()) {
        throw stale(current);
      }
      ModelSetup setup = edit.apply(current.setup());
      if (setup.equals(current.setup())) {
        return current;
      }
      checkSelection(caller, Set.copyOf(current.setup().artworkIds()), setup);
      Model edited =
          new Model(
              id,
              current.ownerId(),
              current.revision() + 1,
              setup,
              current.created(),
              Instant.now());
      ModelStore.Outcome outcome = store.add(edited);
      if (outcome == ModelStore.Outcome.TAKEN) {
        throw taken();
      }
      if (outcome == ModelStore.Outcome.STORED) {
        return edited;
      }
    }
    throw stale(own(caller, id));
  }

  private void checkSelection(Caller caller, Set<String> known, ModelSetup setup) {
    List<String> ids = setup.artworkIds();
    if (ids.size() > config.most_artworks()) {
      throw PlatformException.invalid(
          TOO_MANY_ARTWORKS, "Select at most " + config.most_artworks() + " works for one model.");
    }
    Set<String> added = new HashSet<>(ids);
    added.removeAll(known);
    if (added.isEmpty()) {
      return;
    }
    Set<String> own =
        artworks.findAll(added).stream()
            .filter(artwork -> caller.owns(artwork.ownerId()))
            .map(Artwork::id)
            .collect(Collectors.toSet());
    added.removeAll(own);
    if (!added.isEmpty()) {
      throw PlatformException.invalid(
          ARTWORK_UNKNOWN,
          "You have no artwork " + added.iterator().next() + ". Select works that you uploaded.");
    }
  }

  private static PlatformException notFound(String id) {
    return PlatformException.notFound(NOT_FOUND, "You have no model " + id + ".");
  }

  private static PlatformException taken() {
    return PlatformException.conflict(
        TAKEN, "Another model has this trigger word or destination. Choose another one.");
  }

  private static PlatformException stale(Model current) {
    return PlatformException.conflict(
        STALE,
        "The model was edited meanwhile and is at revision "
            + current.revision()
            + ". Read it and edit that one.");
  }
}
