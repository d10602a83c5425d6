package art.painter.core.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import art.painter.api.key.VerificationKey.Compromise;
import art.painter.api.receipt.Check.Subject;
import art.painter.api.receipt.Verification;
import art.painter.core.receipt.ReceiptCheck.Lookup;
import art.painter.core.record.TestKeys;
import art.painter.core.record.TokenFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a verifier concludes from signature and key. */
class ReceiptKeysTest extends VerifierScene {
  private static VerificationKey key(
      VerificationKey key, Instant from, Optional<Instant> until, Optional<Compromise> since) {
    return new VerificationKey(key.id(), key.purpose(), key.publicKey(), from, until, since);
  }

  @Test
  void an_unsigned_receipt_proves_nothing() {
    byte[] content = fixture.service.get("r-1").record().content();
    assertFails(Subject.SIGNATURE, "not signed", offline(content));
  }

  @Test
  void a_key_of_nobody_is_named() {
    TestKeys.Pair foreign = TestKeys.Pair.made(KeyPurpose.RECORDS, Instant.EPOCH);
    byte[] forged =
        new TokenFormat()
            .write(fixture.service.get("r-1").record().content(), foreign.signer(Instant.now()));
    assertFails(Subject.KEY, "none of the issuer's public keys", offline(forged));
  }

  @Test
  void the_key_of_the_log_signs_no_receipts() {
    TestKeys.Pair log = fixture.records.keys.current(KeyPurpose.LOG);
    byte[] passedOff =
        new TokenFormat()
            .write(fixture.service.get("r-1").record().content(), log.signer(Instant.now()));
    assertFails(Subject.KEY, "never signs receipts", offline(passedOff));
  }

  @Test
  void a_tree_head_that_a_key_of_records_signed_is_none() {
    List<VerificationKey> swapped =
        fixture.records.keys.all().stream()
            .map(
                key ->
                    new VerificationKey(
                        key.id(),
                        KeyPurpose.RECORDS,
                        key.publicKey(),
                        key.from(),
                        key.until(),
                        key.compromise()))
            .toList();
    assertFails(
        Subject.CHECKPOINT,
        "not signed by this node's log",
        new ReceiptCheck(READER, swapped).check(utf8(portable), IMAGE, Lookup.NOTHING));
  }

  @Test
  void a_key_that_was_not_there_yet_is_named() {
    Instant later = issued.plusNanos(1);
    assertFails(
        Subject.KEY,
        "in use only from",
        offline(utf8(portable), key -> key(key, later, Optional.empty(), Optional.empty())));
  }

  @Test
  void a_retired_key_is_good_for_what_it_signed_before() {
    assertTrue(
        offline(utf8(portable), key -> key(key, key.from(), Optional.of(issued), Optional.empty()))
            .valid());
    assertFails(
        Subject.KEY,
        "in use only from",
        offline(
            utf8(portable),
            key -> key(key, key.from(), Optional.of(issued.minusNanos(1)), Optional.empty())));
  }

  @Test
  void a_compromised_key_is_good_for_what_the_log_had_before() {
    Verification found =
        offline(
            utf8(portable),
            key ->
                key(
                    key,
                    key.from(),
                    Optional.empty(),
                    Optional.of(new Compromise(issued, position + 1))));
    assertTrue(found.valid());
    assertTrue(of(found, Subject.KEY).detail().contains("other hands"));
  }

  @Test
  void a_compromised_key_is_not_believed_for_what_came_later_whatever_date_it_wrote() {
    UnaryOperator<VerificationKey> compromised =
        key ->
            key(
                key,
                key.from(),
                Optional.empty(),
                Optional.of(new Compromise(issued.plus(Duration.ofDays(1)), position)));
    assertFails(Subject.KEY, "after that", offline(utf8(portable), compromised));
    assertFails(Subject.KEY, "Verify it with its proof", offline(document, compromised));
  }

  @Test
  void a_compromised_key_is_not_believed_when_the_proof_does_not_hold() {
    String broken = with("proof", fixture.service.proof("r-2").text());
    Verification found =
        offline(
            utf8(broken),
            key ->
                key(
                    key,
                    key.from(),
                    Optional.empty(),
                    Optional.of(new Compromise(issued, position + 100))));
    assertEquals(Set.of(Subject.KEY, Subject.PROOF), failures(found));
  }
}
