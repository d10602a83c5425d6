package art.painter.core.receipt;

import static art.painter.api.receipt.Check.Outcome.HOLDS;
import static art.painter.api.receipt.Check.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.key.KeyPurpose;
import art.painter.api.receipt.Check.Subject;
import art.painter.api.receipt.Verification;
import art.painter.api.receipt.Verification.Verdict;
import art.painter.core.CanonicalJson;
import art.painter.core.Sha256;
import art.painter.core.receipt.ReceiptCheck.Lookup;
import art.painter.core.record.TokenFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a verifier concludes from the document alone. */
class ReceiptCheckTest extends VerifierScene {
  @Test
  void a_portable_receipt_verifies_offline_but_for_what_only_the_node_knows() {
    Verification found = offline(utf8(portable));
    assertTrue(found.valid());
    assertEquals(
        Map.of(
            Subject.RECEIPT, HOLDS,
            Subject.IMAGE, HOLDS,
            Subject.SIGNATURE, HOLDS,
            Subject.KEY, HOLDS,
            Subject.CHECKPOINT, HOLDS,
            Subject.PROOF, HOLDS,
            Subject.TERMS, HOLDS,
            Subject.CONSENT, UNKNOWN),
        outcomes(found));
    assertEquals(
        new String(fixture.service.get("r-1").record().content(), StandardCharsets.UTF_8),
        found.content().orElseThrow());
    assertTrue(of(found, Subject.TERMS).detail().contains("until 2 January 2031"));
  }

  @Test
  void a_document_alone_is_not_proven_whoever_signed_it() {
    Verification found = offline(document);
    assertEquals(Verdict.NOT_PROVEN, found.verdict());
    assertFalse(found.valid());
    String detail = of(found, Subject.PROOF).detail();
    assertTrue(detail.contains("at /v1/receipts/r-1/proof"), detail);
    assertEquals(
        Map.of(
            Subject.RECEIPT, HOLDS,
            Subject.IMAGE, HOLDS,
            Subject.SIGNATURE, HOLDS,
            Subject.KEY, HOLDS,
            Subject.CHECKPOINT, UNKNOWN,
            Subject.PROOF, UNKNOWN,
            Subject.TERMS, UNKNOWN,
            Subject.CONSENT, UNKNOWN),
        outcomes(found));
  }

  @Test
  void without_an_image_it_is_not_valid_for_any() {
    Verification found =
        new ReceiptCheck(READER, fixture.records.keys.all())
            .check(utf8(portable), Optional.empty(), Lookup.NOTHING);
    assertEquals(Verdict.NOT_VALID, found.verdict());
    assertEquals(Set.of(), failures(found));
    assertEquals(UNKNOWN, of(found, Subject.IMAGE).outcome());
  }

  @Test
  void another_image_is_named_as_what_is_wrong() {
    for (int i = 0; i < Fixture.IMAGE.length; i++) {
      byte[] changed = Fixture.IMAGE.clone();
      changed[i] ^= 1;
      assertFails(
          Subject.IMAGE,
          "not the one that this receipt was issued for",
          new ReceiptCheck(READER, fixture.records.keys.all())
              .check(utf8(portable), Optional.of(Sha256.of(changed)), Lookup.NOTHING));
    }
  }

  @Test
  void the_proof_of_another_receipt_is_named() {
    assertFails(
        Subject.PROOF,
        "does not lead",
        offline(utf8(with("proof", fixture.service.proof("r-2").text()))));
  }

  @Test
  void a_tree_head_of_another_log_is_named() {
    try (Fixture twin = new Fixture()) {
      twin.service.issue(Fixture.receipt("r-1"), Fixture.IMAGE, "image/png");
      assertFails(
          Subject.CHECKPOINT,
          "not signed by this node's log",
          offline(utf8(with("proof", twin.service.proof("r-1").text()))));
    }
  }

  @Test
  void other_terms_are_named() {
    for (Object other :
        List.of(Fixture.said(Fixture.terms("Do as you like.")), Map.of(), Map.of("note", 1))) {
      assertFails(
          Subject.TERMS, "not those that the receipt names", offline(utf8(with("terms", other))));
    }
    for (Object none : List.of("", 7, List.of(), true)) {
      assertFails(Subject.RECEIPT, "terms an object", offline(utf8(with("terms", none))));
    }
  }

  @Test
  void a_file_with_more_less_or_other_members_is_named() {
    String more = with("more", 1);
    assertFails(Subject.RECEIPT, "it holds: more, proof, receipt, terms", offline(utf8(more)));
    String less = more.substring(0, more.indexOf("\"terms\""));
    assertFails(Subject.RECEIPT, "not in its exact form", offline(utf8(less)));
    assertFails(
        Subject.RECEIPT, "it holds: proof.", offline(CanonicalJson.of(Map.of("proof", "x"))));
    assertFails(Subject.RECEIPT, "have to be texts", offline(utf8(with("proof", 1))));
    assertFails(Subject.RECEIPT, "have to be texts", offline(utf8(with("receipt", List.of()))));
    assertFails(Subject.RECEIPT, "no format that is known", offline(utf8(with("receipt", "x"))));
    assertFails(
        Subject.RECEIPT, "not in its exact form", offline(utf8(portable.replace(":", ": "))));
    assertFails(Subject.RECEIPT, "not in its exact form", offline(utf8(portable + "\n")));
  }

  @Test
  void a_form_of_tomorrow_is_not_read_as_one_of_today() {
    assertFails(
        Subject.RECEIPT, "newer verifier", offline(signed(Map.of("kind", "RECEIPT", "form", 3))));
  }

  @Test
  void content_that_lacks_something_is_named() {
    Map<String, Object> content = contentOf(issued.toString());
    assertEquals(Verdict.NOT_PROVEN, offline(signed(content)).verdict());
    for (String member : Set.of("id", "issued", "image", "license", "consent")) {
      for (Object wrong : List.of("", 1, Map.of(), List.of("x"), Map.of("sha256", "abc"))) {
        if (member.equals("id") && wrong.equals("")) {
          continue;
        }
        Map<String, Object> changed = new HashMap<>(content);
        changed.put(member, wrong);
        assertFails(Subject.RECEIPT, "", offline(signed(changed)));
      }
    }
  }

  private byte[] signed(Map<String, Object> content) {
    return new TokenFormat()
        .write(
            CanonicalJson.of(content),
            fixture.records.keys.current(KeyPurpose.RECORDS).signer(issued));
  }

  @Test
  void any_time_that_can_be_written_is_answered() {
    for (String time :
        List.of("0000-01-01T00:00:00Z", "1970-01-01T00:00:00.1Z", "9999-12-31T23:59:59Z")) {
      String year = Integer.toString(Integer.parseInt(time.substring(0, 4)));
      String detail = of(offline(signed(contentOf(time))), Subject.KEY).detail();
      assertTrue(detail.contains(year), detail);
    }
    for (String time :
        List.of(Instant.MIN.toString(), Instant.MAX.toString(), "2026-02-30T00:00:00Z", "now")) {
      assertFails(Subject.RECEIPT, "is no time", offline(signed(contentOf(time))));
    }
  }

  private static Map<String, Object> contentOf(String time) {
    return Map.of(
        "kind",
        "RECEIPT",
        "form",
        2,
        "id",
        "r-1",
        "issued",
        time,
        "validity",
        Map.of("from", time, "until", time),
        "image",
        Map.of("sha256", IMAGE.get(), "mediaType", "image/png", "bytes", 1),
        "license",
        Map.of("termsSha256", Fixture.TERMS.hash()),
        "consent",
        Map.of("id", "consent-1"));
  }

  @Test
  void a_proof_of_any_length_is_answered() {
    for (String part : List.of("A", "A=\n", "\n", "— a b\n", "1", " ", "\ud83d\ude00")) {
      String filler = part.repeat(60_000 / part.length());
      String proof = fixture.service.proof("r-1").text();
      for (String changed : List.of(filler, proof + filler, filler + proof)) {
        assertFalse(offline(utf8(with("proof", changed))).valid());
      }
    }
  }

  @Test
  void a_reader_that_throws_is_one_that_cannot_read() {
    Verification found =
        new ReceiptCheck(
                bytes -> {
                  throw new IllegalStateException("a format's own trouble");
                },
                fixture.records.keys.all())
            .check(utf8(portable), IMAGE, Lookup.NOTHING);
    assertFails(Subject.RECEIPT, "no format that is known", found);
  }
}
