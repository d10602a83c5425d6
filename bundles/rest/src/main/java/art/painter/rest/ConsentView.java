package art.painter.rest;

import art.painter.api.artwork.Rights;
import art.painter.api.consent.TrainingConsent;
import java.time.Instant;
import java.util.List;

/** A {@link TrainingConsent}, as it is answered. */
record ConsentView(
    String id,
    int version,
    String artistId,
    String jurisdiction,
    String modelId,
    int modelRevision,
    List<WorkView> works,
    String manifestHash,
    String termsHash,
    String provider,
    String baseModel,
    NoticeView notice,
    Instant given) {
  static ConsentView of(TrainingConsent consent) {
    return new ConsentView(
        consent.id(),
        consent.version(),
        consent.artistId(),
        consent.jurisdiction(),
        consent.modelId(),
        consent.modelRevision(),
        consent.works().stream().map(WorkView::of).toList(),
        consent.manifestHash(),
        consent.termsHash(),
        consent.providerId(),
        consent.baseModel(),
        NoticeView.of(consent.notice()),
        consent.given());
  }

  record WorkView(String artworkId, String sha256, Rights rights) {
    static WorkView of(TrainingConsent.Work work) {
      return new WorkView(work.artworkId(), work.sha256(), work.rights());
    }
  }
}
