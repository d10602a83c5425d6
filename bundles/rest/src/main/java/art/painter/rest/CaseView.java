package art.painter.rest;

import art.painter.api.verification.VerificationCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link VerificationCase}, as it is answered. */
record CaseView(
    String id,
    String artistId,
    String method,
    Optional<String> modelId,
    List<String> artworkIds,
    String basisHash,
    OriginView origin,
    VerificationCase.State state,
    List<StepView> history) {
  static CaseView of(VerificationCase found) {
    return new CaseView(
        found.id(),
        found.artistId(),
        found.method(),
        found.modelId(),
        found.artworkIds(),
        found.basisHash(),
        OriginView.of(found.origin()),
        found.state(),
        found.history().stream().map(StepView::of).toList());
  }

  record StepView(Instant at, String actor, VerificationCase.State state, List<String> reasons) {
    static StepView of(VerificationCase.Step step) {
      return new StepView(step.at(), step.actor(), step.state(), step.reasons());
    }
  }
}
