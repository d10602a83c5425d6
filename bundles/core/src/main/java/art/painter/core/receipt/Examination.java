package art.painter.core.receipt;

import static art.painter.api.receipt.Check.Outcome.FAILS;
import static art.painter.api.receipt.Check.Outcome.HOLDS;
import static art.painter.api.receipt.Check.Outcome.UNKNOWN;

import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentState;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.RecordKind;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Check.Outcome;
import art.painter.api.receipt.Check.Subject;
import art.painter.core.CanonicalJson;
import art.painter.core.Sha256;
import art.painter.core.receipt.ReceiptCheck.Lookup;
import art.painter.core.receipt.ReceiptCheck.Standing;
import art.painter.core.record.Portable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is looked at in one record that could be read. */
final class Examination {
  private final Portable portable;
  private final RecordContent record;
  private final Optional<ReceiptContent> receipt;
  private final Lookup lookup;
  private final LogEvidence log;
  private final SignatureEvidence signature;

  /**
   * @param receipt what it says besides if it is a receipt
   */
  Examination(
      Portable portable,
      RecordContent record,
      Optional<ReceiptContent> receipt,
      List<VerificationKey> keys,
      Lookup lookup) {
    this.portable = portable;
    this.record = record;
    this.receipt = receipt;
    this.lookup = lookup;
    this.log = log(keys);
    this.signature =
        SignatureEvidence.of(portable.signed().signature(), keys, record.issued(), log.index());
  }

  List<Check> checks(Optional<String> imageSha256) {
    List<Check> checks = new ArrayList<>();
    checks.add(check(Subject.RECEIPT, HOLDS, "This is " + record.what() + ", in its exact form."));
    receipt.ifPresentOrElse(
        of -> checks.add(image(of, imageSha256)),
        () -> imageSha256.ifPresent(image -> checks.add(noReceipt())));
    checks.add(signature.signature());
    checks.add(signature.key());
    checks.add(log.checkpoint());
    checks.add(log.proof());
    receipt.ifPresent(of -> checks.add(terms(of)));
    record.consentId().ifPresent(consentId -> checks.add(consent(consentId)));
    return checks;
  }

  private static Check check(Subject subject, Outcome outcome, String detail) {
    return new Check(subject, outcome, detail);
  }

  private static Check noReceipt() {
    return check(
        Subject.IMAGE,
        FAILS,
        "This is no receipt of an image, and says nothing about one. Verify it without the image.");
  }

  private LogEvidence log(List<VerificationKey> keys) {
    byte[] entry = Sha256.digest(portable.signed().content());
    if (portable.proof().isPresent()) {
      return LogEvidence.of(portable.proof().get(), entry, keys);
    }
    try {
      Optional<InclusionProof> found = lookup.proof(record.id());
      return found.isPresent()
          ? LogEvidence.of(found.get(), entry, keys)
          : LogEvidence.none(
              UNKNOWN,
              "No proof came with the "
                  + record.noun()
                  + ", and a stolen key could sign one that the log never had. Get it with its proof from the node that issued it, at "
                  + record.proofPath()
                  + ".");
    } catch (PlatformException refused) {
      return refused.kind() == PlatformException.Kind.NOT_FOUND
          ? LogEvidence.none(FAILS, "The log has no " + record.noun() + " with this id.")
          : LogEvidence.none(UNKNOWN, "The log cannot be asked now. " + refused.getMessage());
    }
  }

  private static Check image(ReceiptContent receipt, Optional<String> sha256) {
    if (sha256.isEmpty()) {
      return check(
          Subject.IMAGE, UNKNOWN, "No image was given to compare with the one in the receipt.");
    }
    return sha256.get().equals(receipt.imageSha256())
        ? check(Subject.IMAGE, HOLDS, "The receipt was issued for exactly this image.")
        : check(
            Subject.IMAGE,
            FAILS,
            "The image is not the one that this receipt was issued for: it is another image, or it was changed or saved anew. The receipt's image has the SHA-256 "
                + receipt.imageSha256()
                + ".");
  }

  private Check terms(ReceiptContent receipt) {
    try {
      Optional<?> terms = portable.terms();
      if (terms.isEmpty()) {
        terms = lookup.terms(receipt.termsSha256());
      }
      return terms
          .map(said -> terms(receipt, Sha256.of(CanonicalJson.of(said))))
          .orElseGet(
              () ->
                  check(
                      Subject.TERMS, UNKNOWN, "The license terms did not come with the receipt."));
    } catch (PlatformException notNow) {
      return check(
          Subject.TERMS, UNKNOWN, "The terms cannot be looked up now. " + notNow.getMessage());
    }
  }

  private static Check terms(ReceiptContent receipt, String hash) {
    return hash.equals(receipt.termsSha256())
        ? check(
            Subject.TERMS,
            HOLDS,
            "The license terms are exactly those that the receipt names."
                + receipt
                    .validUntil()
                    .map(end -> " The license of the image lasts until " + PlainTime.of(end) + ".")
                    .orElse(""))
        : check(
            Subject.TERMS,
            FAILS,
            "The license terms are not those that the receipt names: they were changed, or belong to another receipt.");
  }

  private Check consent(String consentId) {
    if (signature.signature().outcome() != HOLDS && log.index().isEmpty()) {
      return check(
          Subject.CONSENT,
          UNKNOWN,
          "Only a " + record.noun() + " that is genuine tells which consent it is about.");
    }
    if (record.kind() == RecordKind.WITHDRAWAL) {
      return check(Subject.CONSENT, HOLDS, "With this record the artist withdrew the consent.");
    }
    try {
      return (record.isReceipt()
              ? lookup.consent(record.id(), consentId)
              : lookup.consent(consentId))
          .map(this::consent)
          .orElseGet(
              () ->
                  check(
                      Subject.CONSENT,
                      UNKNOWN,
                      "Whether the consent was withdrawn since, only the node that issued the "
                          + record.noun()
                          + " can tell."));
    } catch (PlatformException notNow) {
      return check(
          Subject.CONSENT,
          UNKNOWN,
          "How the consent stands cannot be looked up now. " + notNow.getMessage());
    }
  }

  private Check consent(Standing standing) {
    ConsentState state = standing.state();
    String on =
        state.since().map(since -> " on " + PlainTime.of(since)).orElse("")
            + (standing.position().isPresent()
                ? " (record " + standing.position().getAsLong() + " of the log)"
                : "");
    return switch (state.standing()) {
      case IN_FORCE -> check(Subject.CONSENT, HOLDS, "The artist's consent is in force.");
      case PAUSED ->
          check(
              Subject.CONSENT,
              HOLDS,
              "The artist paused the consent" + on + ". What was issued before stays valid.");
      case WITHDRAWN -> withdrawn(standing, "The artist withdrew the consent" + on);
    };
  }

  private Check withdrawn(Standing withdrawal, String words) {
    if (!record.isReceipt()) {
      return check(Subject.CONSENT, HOLDS, words + ".");
    }
    if (!issuedBefore(withdrawal)) {
      return check(Subject.CONSENT, FAILS, words + ", and the receipt was not issued before.");
    }
    return check(
        Subject.CONSENT,
        HOLDS,
        words
            + (ordered(withdrawal)
                ? ", which comes after the receipt in the log's order. The receipt stays valid."
                : ". The receipt was issued before and stays valid."));
  }

  /** The log's order decides; who does not know it has to go by the clock. */
  private boolean issuedBefore(Standing withdrawal) {
    return ordered(withdrawal)
        ? log.index().getAsLong() < withdrawal.position().getAsLong()
        : withdrawal.state().since().filter(record.issued()::isBefore).isPresent();
  }

  private boolean ordered(Standing withdrawal) {
    return log.index().isPresent() && withdrawal.position().isPresent();
  }
}
