package art.painter.core.receipt;

import static art.painter.api.receipt.Check.Outcome.FAILS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Check.Outcome;
import art.painter.api.receipt.Check.Subject;
import art.painter.api.receipt.Verification;
import art.painter.api.record.SignedContent;
import art.painter.core.CanonicalJson;
import art.painter.core.Sha256;
import art.painter.core.receipt.ReceiptCheck.Lookup;
import art.painter.core.record.PlainFormat;
import art.painter.core.record.TokenFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A receipt in a log with others, and a verifier who has nothing but the keys. */
abstract class VerifierScene {
  static final Function<byte[], Optional<SignedContent>> READER =
      document -> new TokenFormat().read(document).or(() -> new PlainFormat().read(document));
  static final Optional<String> IMAGE = Optional.of(Sha256.of(Fixture.IMAGE));

  final Fixture fixture = new Fixture();
  String portable;
  byte[] document;
  Instant issued;
  long position;

  @BeforeEach
  void issue() {
    fixture.decide(RecordKind.PAUSE);
    fixture.decide(RecordKind.RESUMPTION);
    issued = fixture.service.issue(Fixture.receipt("r-1"), Fixture.IMAGE, "image/png").issued();
    fixture.service.issue(Fixture.receipt("r-2"), new byte[] {1}, "image/png");
    portable = fixture.service.portable("r-1");
    LogRecord record = fixture.service.get("r-1").record();
    document = record.document();
    position = record.position();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Verification offline(byte[] receipt) {
    return offline(receipt, UnaryOperator.identity());
  }

  /** With the key of records as somebody changed it. */
  Verification offline(byte[] receipt, UnaryOperator<VerificationKey> changed) {
    List<VerificationKey> keys =
        fixture.records.keys.all().stream()
            .map(key -> key.purpose() == KeyPurpose.RECORDS ? changed.apply(key) : key)
            .toList();
    return new ReceiptCheck(READER, keys).check(receipt, IMAGE, Lookup.NOTHING);
  }

  Verification online(byte[] receipt, Lookup lookup) {
    return new ReceiptCheck(READER, fixture.records.keys.all()).check(receipt, IMAGE, lookup);
  }

  static Check of(Verification found, Subject subject) {
    assertEquals(List.of(Subject.values()), found.checks().stream().map(Check::subject).toList());
    return found.checks().get(subject.ordinal());
  }

  static Map<Subject, Outcome> outcomes(Verification found) {
    return found.checks().stream().collect(Collectors.toMap(Check::subject, Check::outcome));
  }

  static Set<Subject> failures(Verification found) {
    return found.checks().stream()
        .filter(check -> check.outcome() == FAILS)
        .map(Check::subject)
        .collect(Collectors.toSet());
  }

  static void assertFails(Subject subject, String words, Verification found) {
    assertFalse(found.valid());
    assertEquals(Set.of(subject), failures(found), () -> found.toString());
    String detail = of(found, subject).detail();
    assertTrue(detail.contains(words), detail);
  }

  /** The portable receipt with one member replaced, in canonical form again. */
  String with(String member, Object value) {
    Map<String, Object> members =
        Map.of(
            "receipt", new String(document, StandardCharsets.UTF_8),
            "proof", fixture.service.proof("r-1").text(),
            "terms", Fixture.said(Fixture.TERMS));
    Map<String, Object> changed = new HashMap<>(members);
    changed.put(member, value);
    return new String(CanonicalJson.of(changed), StandardCharsets.UTF_8);
  }
}
