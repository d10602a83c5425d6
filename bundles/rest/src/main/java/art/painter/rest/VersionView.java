package art.painter.rest;

import art.painter.api.training.ModelVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A {@link ModelVersion}, as it is answered. */
record VersionView(
    String id,
    String ownerId,
    String modelId,
    int modelRevision,
    String trainingId,
    String provider,
    String providerVersion,
    String triggerWord,
    String consentId,
    BaseModelView baseModel,
    String weightsHash,
    long weightsBytes,
    Map<String, String> details,
    Instant completed,
    Optional<DeletionView> deletion) {
  static VersionView of(ModelVersion version) {
    return new VersionView(
        version.id(),
        version.ownerId(),
        version.modelId(),
        version.modelRevision(),
        version.trainingId(),
        version.providerId(),
        version.providerVersion(),
        version.triggerWord().word(),
        version.consentId(),
        BaseModelView.of(version.baseModel()),
        version.weightsHash(),
        version.weightsBytes(),
        version.details(),
        version.completed(),
        version.deletion().map(DeletionView::of));
  }

  enum DeletionState {
    DELETING,
    DELETED
  }

  record DeletionView(
      DeletionState state,
      String message,
      Instant asked,
      Optional<Instant> completed,
      Optional<String> recordId) {
    static DeletionView of(ModelVersion.Deletion deletion) {
      return new DeletionView(
          deletion.completed().isPresent() ? DeletionState.DELETED : DeletionState.DELETING,
          deletion.message(),
          deletion.asked(),
          deletion.completed(),
          deletion.recordId());
    }
  }
}
