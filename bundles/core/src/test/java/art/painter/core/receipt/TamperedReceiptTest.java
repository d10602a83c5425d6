package art.painter.core.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.log.RecordKind;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Check.Subject;
import art.painter.api.receipt.Verification;
import art.painter.api.receipt.Verification.Verdict;
import art.painter.core.CanonicalJson;
import art.painter.core.Sha256;
import art.painter.core.record.PlainFormat;
import art.painter.core.record.TokenFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every byte of everything, changed: never valid, and the right thing is blamed. */
class TamperedReceiptTest {
  private static final int[] MASKS = {1, 2, 4, 16, 32, 0x80, 0xff};

  private final Fixture fixture = new Fixture();
  private byte[] document;
  private String proof;

  @BeforeEach
  void issue() {
    for (int i = 0; i < 6; i++) {
      fixture.service.issue(Fixture.receipt("r-" + i), Fixture.IMAGE, "image/png");
    }
    fixture.decide(RecordKind.PAUSE);
    document = fixture.service.get("r-3").record().document();
    proof = fixture.service.proof("r-3").text();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private Verification check(byte[] receipt) {
    return new ReceiptCheck(
            bytes -> new TokenFormat().read(bytes).or(() -> new PlainFormat().read(bytes)),
            fixture.records.keys.all())
        .check(receipt, Optional.of(Sha256.of(Fixture.IMAGE)), ReceiptCheck.Lookup.NOTHING);
  }

  private byte[] portable(String receipt, String proofText) {
    return CanonicalJson.of(
        Map.of("receipt", receipt, "proof", proofText, "terms", Fixture.said(Fixture.TERMS)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** One bit, several or all, by turns. */
  private static byte[] flipped(byte[] bytes, int position) {
    byte[] changed = bytes.clone();
    changed[position] ^= (byte) MASKS[position % MASKS.length];
    return changed;
  }

  private static void assertBlamed(Set<Subject> culprits, Verification found, Object where) {
    assertEquals(Verdict.NOT_VALID, found.verdict(), () -> "though changed at " + where);
    assertTrue(
        found.checks().stream()
            .anyMatch(
                check ->
                    check.outcome() == Check.Outcome.FAILS && culprits.contains(check.subject())),
        () -> where + ": " + found.checks());
  }

  private static void assertOnlyBlamed(Set<Subject> culprits, Verification found, Object where) {
    assertBlamed(culprits, found, where);
    assertTrue(
        found.checks().stream()
            .filter(check -> check.outcome() == Check.Outcome.FAILS)
            .allMatch(check -> culprits.contains(check.subject())),
        () -> where + ": " + found.checks());
  }

  @Test
  void what_was_not_changed_is_valid() {
    assertEquals(Verdict.NOT_PROVEN, check(document).verdict());
    assertTrue(check(portable(text(document), proof)).valid());
  }

  @Test
  void every_byte_of_the_document() {
    Set<Subject> culprits = EnumSet.of(Subject.RECEIPT, Subject.SIGNATURE, Subject.KEY);
    for (int i = 0; i < document.length; i++) {
      assertBlamed(culprits, check(flipped(document, i)), i);
    }
  }

  @Test
  void every_byte_of_proof_and_tree_head() {
    byte[] bytes = proof.getBytes(StandardCharsets.UTF_8);
    int head = proof.indexOf("\n\n") + 2;
    int noteBytes = proof.substring(0, head).getBytes(StandardCharsets.UTF_8).length;
    for (int i = 0; i < bytes.length; i++) {
      // The blank line belongs to both: what stands where is then anybody's guess.
      Set<Subject> culprits =
          i >= noteBytes - 2 && i < noteBytes
              ? EnumSet.of(Subject.PROOF, Subject.CHECKPOINT)
              : EnumSet.of(i < noteBytes ? Subject.PROOF : Subject.CHECKPOINT);
      assertOnlyBlamed(culprits, check(portable(text(document), text(flipped(bytes, i)))), i);
    }
  }

  @Test
  void every_byte_of_the_portable_file() {
    byte[] portable = portable(text(document), proof);
    for (int i = 0; i < portable.length; i++) {
      assertBlamed(EnumSet.allOf(Subject.class), check(flipped(portable, i)), i);
    }
  }

  @Test
  void every_byte_of_the_terms_in_the_portable_file() {
    byte[] portable = portable(text(document), proof);
    int terms = text(portable).indexOf("\"terms\":") + "\"terms\":".length();
    for (int i = terms; i < portable.length; i++) {
      assertOnlyBlamed(EnumSet.of(Subject.RECEIPT, Subject.TERMS), check(flipped(portable, i)), i);
    }
  }

  @Test
  void cut_off_anywhere() {
    byte[] portable = portable(text(document), proof);
    for (int length = 0; length < portable.length; length++) {
      assertBlamed(EnumSet.of(Subject.RECEIPT), check(Arrays.copyOf(portable, length)), length);
    }
    for (int length = 0; length < document.length; length++) {
      byte[] cut = Arrays.copyOf(document, length);
      assertEquals(Verdict.NOT_VALID, check(cut).verdict());
    }
  }

  @Test
  void any_bytes_at_all_are_answered() {
    Random random = new Random(11);
    byte[] portable = portable(text(document), proof);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      assertEquals(Verdict.NOT_VALID, check(noise).verdict());
      byte[] spoilt = portable.clone();
      int from = random.nextInt(spoilt.length - 40);
      System.arraycopy(noise, 0, spoilt, from, Math.min(40, noise.length));
      check(spoilt);
    }
    assertFalse(check("[".repeat(200_000).getBytes(StandardCharsets.UTF_8)).valid());
    assertFalse(check("{\"proof\":".repeat(20_000).getBytes(StandardCharsets.UTF_8)).valid());
  }
}
