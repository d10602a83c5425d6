package art.painter.core.receipt;

import static art.painter.api.receipt.Check.Outcome.HOLDS;
import static art.painter.api.receipt.Check.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentState;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.receipt.Check.Subject;
import art.painter.api.receipt.Verification;
import art.painter.api.receipt.Verification.Verdict;
import art.painter.core.receipt.ReceiptCheck.Lookup;
import art.painter.core.receipt.ReceiptCheck.Standing;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a verifier concludes who has somebody to ask. */
class ReceiptLookupTest extends VerifierScene {
  @Test
  void a_withdrawal_after_the_receipt_leaves_it_valid_and_is_told() {
    LogRecord withdrawal = fixture.decide(RecordKind.WITHDRAWAL);
    Verification found =
        online(utf8(portable), standing(Fixture.state(withdrawal), OptionalLong.of(position + 1)));
    assertTrue(found.valid());
    assertEquals(HOLDS, of(found, Subject.CONSENT).outcome());
    assertTrue(of(found, Subject.CONSENT).detail().contains("withdrew the consent on "));
    assertTrue(of(found, Subject.CONSENT).detail().contains("stays valid"));
    assertTrue(
        of(found, Subject.CONSENT)
            .detail()
            .contains(
                "(record "
                    + (position + 1)
                    + " of the log), which comes after the receipt in the log's order"));
  }

  @Test
  void a_withdrawal_before_the_receipt_makes_it_worthless_whatever_the_clocks_say() {
    ConsentState later =
        new ConsentState(
            ConsentState.Standing.WITHDRAWN,
            Optional.of(issued.plusSeconds(9)),
            Optional.of("w-1"));
    assertFails(
        Subject.CONSENT,
        "withdrew the consent",
        online(utf8(portable), standing(later, OptionalLong.of(position - 1))));
  }

  @Test
  void who_does_not_know_the_logs_order_goes_by_the_clock() {
    Map<Verdict, byte[]> receipts =
        Map.of(Verdict.VALID, utf8(portable), Verdict.NOT_PROVEN, document);
    for (Verdict good : receipts.keySet()) {
      for (int seconds : List.of(1, -1)) {
        ConsentState state =
            new ConsentState(
                ConsentState.Standing.WITHDRAWN,
                Optional.of(issued.plusSeconds(seconds)),
                Optional.of("w-1"));
        assertEquals(
            seconds > 0 ? good : Verdict.NOT_VALID,
            online(receipts.get(good), standing(state, OptionalLong.empty())).verdict());
      }
    }
  }

  @Test
  void a_pause_is_told() {
    Verification found =
        online(
            utf8(portable), standing(Fixture.state(fixture.log.all().get(0)), OptionalLong.of(0)));
    assertTrue(found.valid());
    assertTrue(of(found, Subject.CONSENT).detail().contains("paused"));
  }

  private static Lookup standing(ConsentState state, OptionalLong at) {
    return new Lookup() {
      @Override
      public Optional<Standing> consent(String receiptId, String consentId) {
        assertEquals("r-1", receiptId);
        assertEquals("consent-1", consentId);
        return Optional.of(new Standing(state, at));
      }
    };
  }

  @Test
  void nobody_is_asked_about_the_consent_of_a_receipt_that_is_not_genuine() {
    byte[] content = fixture.service.get("r-1").record().content();
    Lookup never =
        new Lookup() {
          @Override
          public Optional<Standing> consent(String receiptId, String consentId) {
            throw new AssertionError("asked");
          }
        };
    assertEquals(UNKNOWN, of(online(content, never), Subject.CONSENT).outcome());
  }

  @Test
  void what_cannot_be_looked_up_now_is_unknown_and_what_the_log_does_not_have_fails() {
    Lookup away = refusing(PlatformException.unavailable("x.away", "It is away."));
    Verification found = online(document, away);
    assertEquals(Verdict.NOT_PROVEN, found.verdict());
    for (Subject subject : List.of(Subject.PROOF, Subject.TERMS, Subject.CONSENT)) {
      assertEquals(UNKNOWN, of(found, subject).outcome());
      assertTrue(of(found, subject).detail().contains("It is away."));
    }
    assertFails(
        Subject.PROOF,
        "no receipt with this id",
        online(document, refusing(PlatformException.notFound("x.none", "None."))));
  }

  private static Lookup refusing(PlatformException refusal) {
    return new Lookup() {
      @Override
      public Optional<InclusionProof> proof(String receiptId) {
        throw refusal;
      }

      @Override
      public Optional<JsonNode> terms(String hash) {
        throw refusal;
      }

      @Override
      public Optional<Standing> consent(String receiptId, String consentId) {
        throw refusal;
      }
    };
  }
}
