package art.painter.persistence;

import art.painter.api.artwork.Rights;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.training.BaseModel;
import java.util.List;

/** Consents as artists give them. */
final class TrainingConsents {
  private TrainingConsents() {}

  static TrainingConsent sample(String id, String modelId) {
    return sample(id, modelId, "the notice read for " + id);
  }

  static TrainingConsent sample(String id, String modelId, String noticeHash) {
    return new TrainingConsent(
        id,
        2,
        "cheri",
        "FR",
        modelId,
        4,
        List.of(new TrainingConsent.Work("a", StoreContract.HASH, Rights.SELF_CREATED)),
        StoreContract.HASH,
        "ab".repeat(32),
        "cd".repeat(32),
        StoreContract.HASH,
        "local",
        new BaseModel("Painter", "1", "pAInter", "Apache-2.0", true, "Scenes of \"ß\"."),
        new Notice("2026-11", "en", "I agree.\n\"ß\"", noticeHash),
        StoreContract.NOW);
  }
}
