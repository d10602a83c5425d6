package art.painter.core.receipt;

import static art.painter.api.receipt.Check.Outcome.FAILS;
import static art.painter.api.receipt.Check.Outcome.HOLDS;
import static art.painter.api.receipt.Check.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.key.KeyPurpose;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Check.Subject;
import art.painter.api.receipt.Verification;
import art.painter.api.receipt.Verification.Verdict;
import art.painter.api.record.RecordDraft;
import art.painter.core.CanonicalJson;
import art.painter.core.receipt.ReceiptCheck.Lookup;
import art.painter.core.record.TokenFormat;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a verifier concludes from a record that is no receipt. */
class RecordCheckTest extends VerifierScene {
  private static final Caller ARTIST = new Caller("artist-1", Set.of(Role.ARTIST));

  private LogRecord kept(RecordKind kind) {
    return fixture.records.service.keep(
        new RecordDraft(
            kind.name(),
            kind,
            "artist-1",
            Optional.of("model-1"),
            Map.of("consent", Map.of("id", "consent-1"))));
  }

  private byte[] portable(LogRecord record) {
    return utf8(fixture.records.service.portable(ARTIST, record.id()));
  }

  private Verification check(byte[] document, Optional<String> image) {
    return new ReceiptCheck(READER, fixture.records.keys.all())
        .check(document, image, Lookup.NOTHING);
  }

  private static Check about(Verification found, Subject subject) {
    return found.checks().stream()
        .filter(check -> check.subject() == subject)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_record_of_each_kind_verifies_and_says_what_it_is() {
    Map<RecordKind, String> words =
        Map.of(
            RecordKind.CONSENT, "the record of consent CONSENT",
            RecordKind.GRANT, "the grant of license terms for model model-1",
            RecordKind.WITHDRAWAL, "the record of a withdrawal of consent consent-1",
            RecordKind.PAUSE, "the record of a pause of consent consent-1",
            RecordKind.RESUMPTION, "the record of the end of a pause of consent consent-1",
            RecordKind.DELETION, "the record of the deletion of model-1");
    for (RecordKind kind : words.keySet()) {
      LogRecord record = kept(kind);
      Verification found = check(portable(record), Optional.empty());
      assertEquals(Verdict.VALID, found.verdict(), found::toString);
      String detail = about(found, Subject.RECEIPT).detail();
      assertTrue(detail.contains(words.get(kind)), detail);
      Set<Subject> all =
          Set.of(
              Subject.RECEIPT,
              Subject.SIGNATURE,
              Subject.KEY,
              Subject.CHECKPOINT,
              Subject.PROOF,
              Subject.CONSENT);
      Set<Subject> without =
          Set.of(
              Subject.RECEIPT, Subject.SIGNATURE, Subject.KEY, Subject.CHECKPOINT, Subject.PROOF);
      boolean ofConsent = kind != RecordKind.GRANT && kind != RecordKind.DELETION;
      assertEquals(ofConsent ? all : without, outcomes(found).keySet());
      assertEquals(
          new String(record.content(), StandardCharsets.UTF_8), found.content().orElseThrow());
    }
  }

  @Test
  void a_record_is_nothing_for_an_image() {
    Verification found = check(portable(kept(RecordKind.WITHDRAWAL)), IMAGE);
    assertEquals(Verdict.NOT_VALID, found.verdict());
    assertEquals(Set.of(Subject.IMAGE), failures(found));
    assertTrue(about(found, Subject.IMAGE).detail().contains("no receipt of an image"));
  }

  @Test
  void a_document_alone_is_not_proven() {
    Verification found = check(kept(RecordKind.WITHDRAWAL).document(), Optional.empty());
    assertEquals(Verdict.NOT_PROVEN, found.verdict());
    String detail = about(found, Subject.PROOF).detail();
    assertTrue(detail.contains("at /v1/records/WITHDRAWAL/proof"), detail);
  }

  @Test
  void the_node_looks_up_the_proof_and_how_the_consent_stands() {
    LogRecord pause = kept(RecordKind.PAUSE);
    fixture.decide(RecordKind.WITHDRAWAL);
    Verification found = fixture.service.verify(pause.document(), Optional.empty());
    assertEquals(Verdict.VALID, found.verdict(), found::toString);
    Check consent = about(found, Subject.CONSENT);
    assertEquals(HOLDS, consent.outcome());
    assertTrue(consent.detail().contains("withdrew the consent on "), consent.detail());
    byte[] unlogged = signed(Map.of("kind", "PAUSE", "consent", Map.of("id", "consent-1")));
    assertEquals(
        Set.of(Subject.PROOF), failures(fixture.service.verify(unlogged, Optional.empty())));
  }

  @Test
  void each_changed_byte_of_a_record_and_its_proof_is_found() {
    byte[] good = portable(kept(RecordKind.WITHDRAWAL));
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      Verification found = check(changed, Optional.empty());
      assertEquals(Verdict.NOT_VALID, found.verdict(), "byte " + i);
      assertTrue(outcomes(found).containsValue(FAILS), "byte " + i);
    }
  }

  @Test
  void a_record_of_tomorrow_is_not_read_as_one_of_today() {
    for (Map<String, Object> other :
        List.<Map<String, Object>>of(
            Map.of("kind", "TRANSFER"), Map.of("kind", "PAUSE", "form", 3))) {
      Verification found = check(signed(other), Optional.empty());
      assertEquals(Verdict.NOT_VALID, found.verdict());
      assertTrue(about(found, Subject.RECEIPT).detail().contains("newer verifier"));
      assertEquals(UNKNOWN, about(found, Subject.PROOF).outcome());
    }
  }

  private byte[] signed(Map<String, Object> said) {
    HashMap<String, Object> content =
        new HashMap<>(Map.of("form", 2, "id", "x-1", "issued", issued.toString()));
    content.putAll(said);
    return new TokenFormat()
        .write(
            CanonicalJson.of(content),
            fixture.records.keys.current(KeyPurpose.RECORDS).signer(issued));
  }
}
