package art.painter.rest;

import art.painter.api.consent.WorkProof;
import java.util.List;

/** A {@link WorkProof}, as it is answered. */
record WorkProofView(
    String sha256, String salt, int index, int size, List<String> path, String root) {
  static WorkProofView of(WorkProof proof) {
    return new WorkProofView(
        proof.sha256(), proof.salt(), proof.index(), proof.size(), proof.path(), proof.root());
  }
}
