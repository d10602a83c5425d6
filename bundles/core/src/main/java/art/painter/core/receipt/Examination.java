package art.painter.core.receipt;

import static art.painter.api.receipt.Check.Outcome.FAILS;
import static art.painter.api.receipt.Check.Outcome.HOLDS;
import static art.painter.api.receipt.Check.Outcome.UNKNOWN;

import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentState;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.InclusionProof;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Check.Outcome;
import art.painter.api.receipt.Check.Subject;
import art.painter.core.CanonicalJson;
import art.painter.core.Sha256;
import art.painter.core.receipt.ReceiptCheck.Lookup;
import art.painter.core.receipt.ReceiptCheck.Standing;
import art.painter.core.record.Portable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Everything that is looked at in one receipt that could be read. */
final class Examination {
  private final Portable portable;
  private final ReceiptContent content;
  private final Lookup lookup;
  private final LogEvidence log;
  private final SignatureEvidence signature;

  Examination(
      Portable portable, ReceiptContent content, List<VerificationKey> keys, Lookup lookup) {
    this.portable = portable;
    this.content = content;
    this.lookup = lookup;
    this.log = log(keys);
    this.signature =
        SignatureEvidence.of(portable.signed().signature(), keys, content.issued(), log.index());
  }

  List<Check> checks(Optional<String> imageSha256) {
    return List.of(
        check(Subject.RECEIPT, HOLDS, "This is the receipt of an image, in its exact form."),
        image(imageSha256),
        signature.signature(),
        signature.key(),
        log.checkpoint(),
        log.proof(),
        terms(),
        consent());
  }

  private static Check check(Subject subject, Outcome outcome, String detail) {
    return new Check(subject, outcome, detail);
  }

  private LogEvidence log(List<VerificationKey> keys) {
    byte[] entry = Sha256.digest(portable.signed().content());
    if (portable.proof().isPresent()) {
      return LogEvidence.of(portable.proof().get(), entry, keys);
    }
    try {
      Optional<InclusionProof> found = lookup.proof(content.id());
      return found.isPresent()
          ? LogEvidence.of(found.get(), entry, keys)
          : LogEvidence.none(
              UNKNOWN,
              "No proof came with the receipt, and a stolen key could sign one that the log never had. Get it with its proof from the node that issued it, at /v1/receipts/"
                  + content.id()
                  + "/proof.");
    } catch (PlatformException refused) {
      return refused.kind() == PlatformException.Kind.NOT_FOUND
          ? LogEvidence.none(FAILS, "The log has no receipt with this id.")
          : LogEvidence.none(UNKNOWN, "The log cannot be asked now. " + refused.getMessage());
    }
  }

  private Check image(Optional<String> sha256) {
    if (sha256.isEmpty()) {
      return check(
          Subject.IMAGE, UNKNOWN, "No image was given to compare with the one in the receipt.");
    }
    return sha256.get().equals(content.imageSha256())
        ? check(Subject.IMAGE, HOLDS, "The receipt was issued for exactly this image.")
        : check(
            Subject.IMAGE,
            FAILS,
            "The image is not the one that this receipt was issued for: it is another image, or it was changed or saved anew. The receipt's image has the SHA-256 "
                + content.imageSha256()
                + ".");
  }

  private Check terms() {
    try {
      Optional<?> terms = portable.terms();
      if (terms.isEmpty()) {
        terms = lookup.terms(content.termsSha256());
      }
      return terms
          .map(said -> terms(Sha256.of(CanonicalJson.of(said))))
          .orElseGet(
              () ->
                  check(
                      Subject.TERMS, UNKNOWN, "The license terms did not come with the receipt."));
    } catch (PlatformException notNow) {
      return check(
          Subject.TERMS, UNKNOWN, "The terms cannot be looked up now. " + notNow.getMessage());
    }
  }

  private Check terms(String hash) {
    return hash.equals(content.termsSha256())
        ? check(
            Subject.TERMS,
            HOLDS,
            "The license terms are exactly those that the receipt names."
                + content
                    .validUntil()
                    .map(end -> " The license of the image lasts until " + PlainTime.of(end) + ".")
                    .orElse(""))
        : check(
            Subject.TERMS,
            FAILS,
            "The license terms are not those that the receipt names: they were changed, or belong to another receipt.");
  }

  private Check consent() {
    if (signature.signature().outcome() != HOLDS && log.index().isEmpty()) {
      return check(
          Subject.CONSENT,
          UNKNOWN,
          "Only a receipt that is genuine tells which consent it rests on.");
    }
    try {
      return lookup
          .consent(content.id(), content.consentId())
          .map(this::consent)
          .orElseGet(
              () ->
                  check(
                      Subject.CONSENT,
                      UNKNOWN,
                      "Whether the consent was withdrawn since, only the node that issued the receipt can tell."));
    } catch (PlatformException notNow) {
      return check(
          Subject.CONSENT,
          UNKNOWN,
          "How the consent stands cannot be looked up now. " + notNow.getMessage());
    }
  }

  private Check consent(Standing standing) {
    ConsentState state = standing.state();
    String on = state.since().map(since -> " on " + PlainTime.of(since)).orElse("");
    return switch (state.standing()) {
      case IN_FORCE -> check(Subject.CONSENT, HOLDS, "The artist's consent is in force.");
      case PAUSED ->
          check(
              Subject.CONSENT,
              HOLDS,
              "The artist paused the consent" + on + ". What was issued before stays valid.");
      case WITHDRAWN ->
          issuedBefore(standing)
              ? check(
                  Subject.CONSENT,
                  HOLDS,
                  "The artist withdrew the consent"
                      + on
                      + ". The receipt was issued before and stays valid.")
              : check(
                  Subject.CONSENT,
                  FAILS,
                  "The artist withdrew the consent"
                      + on
                      + ", and the receipt was not issued before.");
    };
  }

  /** The log's order decides; who does not know it has to go by the clock. */
  private boolean issuedBefore(Standing withdrawal) {
    OptionalLong place = log.index();
    return place.isPresent() && withdrawal.position().isPresent()
        ? place.getAsLong() < withdrawal.position().getAsLong()
        : withdrawal.state().since().filter(content.issued()::isBefore).isPresent();
  }
}
