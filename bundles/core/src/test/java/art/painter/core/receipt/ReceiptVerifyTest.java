package art.painter.core.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.log.InclusionProof;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Receipts;
import art.painter.api.receipt.Verification;
import art.painter.api.receipt.Verification.Verdict;
import art.painter.core.Sha256;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the node itself says about a receipt. */
class ReceiptVerifyTest {
  private final Fixture fixture = new Fixture();
  private final ReceiptService receipts = fixture.service;

  @AfterEach
  void stop() {
    fixture.close();
  }

  @BeforeEach
  void issue() {
    receipts.issue(Fixture.receipt("r-1"), Fixture.IMAGE, "image/png");
  }

  @Test
  void here_a_document_alone_is_verified_with_what_the_node_knows() {
    byte[] document = receipts.get("r-1").record().document();
    Verification found = receipts.verify(document, Optional.of(Sha256.of(Fixture.IMAGE)));
    assertTrue(found.valid());
    assertTrue(
        found.checks().stream().allMatch(check -> check.outcome() == Check.Outcome.HOLDS),
        found::toString);
  }

  @Test
  void a_genuine_signature_under_what_the_log_does_not_have_is_not_enough() {
    byte[] document = receipts.get("r-1").record().document();
    try (Fixture twin = new Fixture()) {
      ReceiptCheck check =
          new ReceiptCheck(fixture.records.service::read, fixture.records.keys.all());
      Verification found =
          check.check(
              document,
              Optional.of(Sha256.of(Fixture.IMAGE)),
              new ReceiptCheck.Lookup() {
                @Override
                public Optional<InclusionProof> proof(String receiptId) {
                  return Optional.of(twin.service.proof(receiptId));
                }
              });
      assertFalse(found.valid());
      assertEquals(
          List.of(Check.Subject.PROOF),
          found.checks().stream()
              .filter(each -> each.outcome() == Check.Outcome.FAILS)
              .map(Check::subject)
              .toList());
    }
  }

  @Test
  void while_the_log_is_away_nothing_fails_and_nothing_is_proven() {
    byte[] document = receipts.get("r-1").record().document();
    fixture.log.away(true);
    Verification found = receipts.verify(document, Optional.of(Sha256.of(Fixture.IMAGE)));
    assertEquals(Verdict.NOT_PROVEN, found.verdict());
    assertEquals(
        Check.Outcome.UNKNOWN, found.checks().get(Check.Subject.PROOF.ordinal()).outcome());
  }

  @Test
  void what_cannot_be_a_receipt_or_a_hash_is_refused() {
    assertEquals(
        Receipts.INVALID,
        code(() -> receipts.verify(new byte[Receipts.MOST_BYTES + 1], Optional.empty())));
    for (String hash : List.of("", "abc", Sha256.of("a").toUpperCase())) {
      assertEquals(Receipts.INVALID, code(() -> receipts.verify(new byte[1], Optional.of(hash))));
    }
    assertFalse(receipts.verify(new byte[Receipts.MOST_BYTES], Optional.empty()).valid());
  }

  private static String code(Runnable refused) {
    return assertThrows(PlatformException.class, refused::run).code();
  }
}
