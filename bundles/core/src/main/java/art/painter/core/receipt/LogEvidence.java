package art.painter.core.receipt;

import art.painter.api.key.VerificationKey;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.InclusionProof;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Check.Outcome;
import art.painter.api.receipt.Check.Subject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a proof says about an entry. It says nothing without a tree head that the log has signed.
 *
 * @param index the leaf's index, if both checks hold
 */
record LogEvidence(Check checkpoint, Check proof, OptionalLong index) {
  static LogEvidence of(InclusionProof proof, byte[] entry, List<VerificationKey> keys) {
    Check head = head(proof.checkpoint(), keys);
    if (head.outcome() != Outcome.HOLDS) {
      return withoutHead(head);
    }
    if (!proof.proves(entry)) {
      return new LogEvidence(
          head,
          new Check(
              Subject.PROOF,
              Outcome.FAILS,
              "The proof does not lead from this document to the log's signed tree head: the document or the proof was changed, or they do not belong together."),
          OptionalLong.empty());
    }
    return new LogEvidence(
        head,
        new Check(
            Subject.PROOF,
            Outcome.HOLDS,
            "The document is in the log, as record " + proof.index() + "."),
        OptionalLong.of(proof.index()));
  }

  static LogEvidence of(String text, byte[] entry, List<VerificationKey> keys) {
    try {
      return of(InclusionProof.parse(text), entry, keys);
    } catch (IllegalArgumentException noProof) {
      Check head =
          checkpointIn(text)
              .map(checkpoint -> head(checkpoint, keys))
              .orElseGet(
                  () ->
                      new Check(
                          Subject.CHECKPOINT,
                          Outcome.FAILS,
                          "The log's tree head cannot be read: it was changed or cut off."));
      return head.outcome() == Outcome.HOLDS
          ? new LogEvidence(
              head,
              new Check(
                  Subject.PROOF,
                  Outcome.FAILS,
                  "The proof cannot be read: it was changed or cut off."),
              OptionalLong.empty())
          : withoutHead(head);
    }
  }

  static LogEvidence none(Outcome proof, String why) {
    return new LogEvidence(
        new Check(Subject.CHECKPOINT, Outcome.UNKNOWN, "There is no tree head to look at."),
        new Check(Subject.PROOF, proof, why),
        OptionalLong.empty());
  }

  private static LogEvidence withoutHead(Check head) {
    return new LogEvidence(
        head,
        new Check(
            Subject.PROOF, Outcome.UNKNOWN, "A proof says nothing without a signed tree head."),
        OptionalLong.empty());
  }

  private static Check head(Checkpoint checkpoint, List<VerificationKey> keys) {
    return keys.stream().anyMatch(checkpoint::signedBy)
        ? new Check(
            Subject.CHECKPOINT,
            Outcome.HOLDS,
            "The log " + checkpoint.origin() + " signed its tree head.")
        : new Check(
            Subject.CHECKPOINT,
            Outcome.FAILS,
            "The tree head was not signed by this node's log, or it was changed.");
  }

  /** The tree head alone, so that it is not blamed for what was done to the lines before it. */
  private static Optional<Checkpoint> checkpointIn(String text) {
    int blank = text.indexOf("\n\n");
    try {
      return blank < 0
          ? Optional.empty()
          : Optional.of(Checkpoint.parse(text.substring(blank + 2)));
    } catch (IllegalArgumentException noCheckpoint) {
      return Optional.empty();
    }
  }
}
