package art.painter.core.license;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelType;
import art.painter.api.model.Models;
import art.painter.api.model.TriggerWord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A model and its revisions in memory. */
final class OneModel implements Models {
  private final List<Model> revisions = new ArrayList<>();

  OneModel(String id, String ownerId) {
    ModelSetup setup =
        new ModelSetup(
            "Landscapes",
            ModelType.STYLE,
            new TriggerWord("PAINTER_CHERI_V1"),
            "cheri-landscapes",
            List.of(),
            Set.of(),
            Optional.empty());
    revisions.add(new Model(id, ownerId, 1, setup, Instant.now(), Instant.now()));
  }

  Model current() {
    return revisions.get(revisions.size() - 1);
  }

  void rename(String name) {
    edit(
        s ->
            new ModelSetup(
                name,
                s.type(),
                s.triggerWord(),
                s.destination(),
                s.artworkIds(),
                s.confirmations(),
                s.termsHash()));
  }

  private Model edit(UnaryOperator<ModelSetup> edit) {
    Model before = current();
    ModelSetup setup = edit.apply(before.setup());
    if (!setup.equals(before.setup())) {
      revisions.add(
          new Model(
              before.id(),
              before.ownerId(),
              before.revision() + 1,
              setup,
              before.created(),
              Instant.now()));
    }
    return current();
  }

  @Override
  public Model own(Caller caller, String id) {
    if (!id.equals(current().id()) || !caller.owns(current().ownerId())) {
      throw PlatformException.notFound(NOT_FOUND, "You have no model " + id + ".");
    }
    return current();
  }

  @Override
  public Model get(Caller caller, String id, int revision) {
    own(caller, id);
    return revisions.get(revision - 1);
  }

  @Override
  public Model edit(
      Caller caller, String id, OptionalInt revision, UnaryOperator<ModelSetup> edit) {
    own(caller, id);
    return edit(edit);
  }

  @Override
  public Model create(Caller caller, ModelSetup setup) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Model get(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Model> list(Caller caller, Page.Request page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Model> revisions(Caller caller, String id, Page.Request page) {
    throw new UnsupportedOperationException();
  }
}
