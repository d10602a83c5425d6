package art.painter.core.receipt;

import static art.painter.api.receipt.Check.Outcome.FAILS;
import static art.painter.api.receipt.Check.Outcome.HOLDS;
import static art.painter.api.receipt.Check.Outcome.UNKNOWN;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import art.painter.api.key.VerificationKey.Compromise;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Check.Outcome;
import art.painter.api.receipt.Check.Subject;
import art.painter.api.record.SignedContent.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a signature says, and what its key is worth. */
record SignatureEvidence(Check signature, Check key) {
  /**
   * @param issued when the record says that it was issued
   * @param index where the log has the record, if that is proven
   */
  static SignatureEvidence of(
      Optional<Signature> signature,
      List<VerificationKey> keys,
      Instant issued,
      OptionalLong index) {
    if (signature.isEmpty()) {
      return new SignatureEvidence(
          signature(FAILS, "The document is not signed: anybody may have written it."),
          key(UNKNOWN, "There is no signature, and so no key."));
    }
    return keys.stream()
        .filter(key -> key.id().equals(signature.get().keyId()))
        .findFirst()
        .map(key -> new SignatureEvidence(made(signature.get(), key), worth(key, issued, index)))
        .orElseGet(
            () ->
                new SignatureEvidence(
                    signature(UNKNOWN, "The signature cannot be checked without its key."),
                    key(
                        FAILS,
                        "The document names a key that is none of the issuer's public keys.")));
  }

  private static Check signature(Outcome outcome, String detail) {
    return new Check(Subject.SIGNATURE, outcome, detail);
  }

  private static Check key(Outcome outcome, String detail) {
    return new Check(Subject.KEY, outcome, detail);
  }

  private static Check made(Signature signature, VerificationKey key) {
    return key.verifies(signature.message(), signature.bytes())
        ? signature(HOLDS, "The document is signed, and not a letter was changed.")
        : signature(
            FAILS,
            "The signature is not good: the document was changed after it was signed, or somebody else wrote it.");
  }

  private static Check worth(VerificationKey key, Instant issued, OptionalLong index) {
    if (key.purpose() != KeyPurpose.RECORDS) {
      return key(FAILS, "The document names a key that never signs receipts or other records.");
    }
    if (!key.usedAt(issued)) {
      return key(
          FAILS,
          "The document says that it was issued on "
              + PlainTime.of(issued)
              + ", but its key was in use only from "
              + PlainTime.of(key.from())
              + key.until().map(end -> " to " + PlainTime.of(end)).orElse("")
              + ".");
    }
    return key.compromise()
        .map(compromise -> worth(compromise, index))
        .orElseGet(
            () ->
                key(
                    HOLDS,
                    "The key was in use when it was issued on " + PlainTime.of(issued) + "."));
  }

  /** Who has the key can write any date, but no place in a log that another key signs. */
  private static Check worth(Compromise compromise, OptionalLong index) {
    String since =
        "The key may have been in other hands since " + PlainTime.of(compromise.at()) + ". ";
    if (index.isEmpty()) {
      return key(
          FAILS,
          since
              + "Nothing here proves that the log had the document before. Verify it with its proof.");
    }
    return index.getAsLong() < compromise.logSize()
        ? key(HOLDS, since + "The log had the document before, so it is genuine.")
        : key(
            FAILS,
            since + "The document came into the log after that: anybody may have written it.");
  }
}
