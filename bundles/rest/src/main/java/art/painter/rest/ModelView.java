package art.painter.rest;

import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelType;
import art.painter.api.model.SafetyConfirmation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link Model}, as it is answered. */
record ModelView(
    String id,
    String ownerId,
    int revision,
    String name,
    ModelType type,
    String triggerWord,
    String destination,
    List<String> artworkIds,
    List<SafetyConfirmation> confirmations,
    Optional<String> termsHash,
    Instant created,
    Instant edited) {
  static ModelView of(Model model) {
    ModelSetup setup = model.setup();
    return new ModelView(
        model.id(),
        model.ownerId(),
        model.revision(),
        setup.name(),
        setup.type(),
        setup.triggerWord().word(),
        setup.destination(),
        setup.artworkIds(),
        setup.confirmations().stream().sorted().toList(),
        setup.termsHash(),
        model.created(),
        model.edited());
  }
}
