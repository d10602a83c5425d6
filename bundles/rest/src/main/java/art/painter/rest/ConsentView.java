package art.painter.rest;

import art.painter.api.artwork.Rights;
import art.painter.api.consent.ConsentState;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.record.Records;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A {@link TrainingConsent}, as it is answered; the salt of its works stays here. */
record ConsentView(
    String id,
    int version,
    String artistId,
    String jurisdiction,
    String modelId,
    int modelRevision,
    List<WorkView> works,
    String manifestHash,
    String manifestRoot,
    String termsHash,
    String provider,
    BaseModelView baseModel,
    NoticeView notice,
    Instant given,
    StateView state,
    Optional<LinkView> record) {
  static ConsentView of(TrainingConsent consent, ConsentState state) {
    return new ConsentView(
        consent.id(),
        consent.version(),
        consent.artistId(),
        consent.jurisdiction(),
        consent.modelId(),
        consent.modelRevision(),
        consent.works().stream().map(WorkView::of).toList(),
        consent.manifestHash(),
        consent.manifestRoot(),
        consent.termsHash(),
        consent.providerId(),
        BaseModelView.of(consent.baseModel()),
        NoticeView.of(consent.notice()),
        consent.given(),
        StateView.of(state),
        consent.version() < Records.FORM
            ? Optional.empty()
            : Optional.of(LinkView.toRecord(consent.id())));
  }

  /** A {@link ConsentState}, as it is answered. */
  record StateView(
      ConsentState.Standing standing,
      Optional<Instant> since,
      Optional<String> recordId,
      Optional<LinkView> record) {
    static StateView of(ConsentState state) {
      return new StateView(
          state.standing(),
          state.since(),
          state.recordId(),
          state.recordId().map(LinkView::toRecord));
    }
  }

  record WorkView(String artworkId, String sha256, Rights rights) {
    static WorkView of(TrainingConsent.Work work) {
      return new WorkView(work.artworkId(), work.sha256(), work.rights());
    }
  }
}
