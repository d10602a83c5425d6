package art.painter.core.license;

import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import art.painter.api.log.RecordKind;
import art.painter.api.model.Model;
import art.painter.api.record.RecordDraft;
import java.util.Map;
import java.util.Optional;

/** The record of an artist's grant: this model, from this revision on, under these terms. */
final class Grant {
  private Grant() {}

  static RecordDraft of(Model model, int revision, Terms terms) {
    return new RecordDraft(
        model.id() + ".grant." + revision,
        RecordKind.GRANT,
        model.ownerId(),
        Optional.of(model.id()),
        Map.of(
            "model", Map.of("id", model.id(), "revision", revision),
            "artist", Map.of("id", model.ownerId()),
            "termsSha256", terms.hash(),
            "tiers", terms.tiers().stream().map(Tier::id).toList(),
            "restricted", terms.restricted().stream().map(Enum::name).sorted().toList()));
  }
}
