package art.painter.rest;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.consent.ConsentState;
import art.painter.api.consent.ConsentState.Standing;
import art.painter.api.consent.Consents;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.consent.WorkProof;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.SigningKeys;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.api.receipt.Receipt;
import art.painter.api.receipt.Receipts;
import art.painter.api.receipt.Verification;
import art.painter.api.record.RecordDraft;
import art.painter.api.record.Records;
import art.painter.api.record.SignedContent;
import art.painter.api.training.ProviderDescription;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** Façades of consents, receipts and keys that know one of each, and keep nothing. */
final class RecordFakes {
  static final ConsentState IN_FORCE =
      new ConsentState(Standing.IN_FORCE, Optional.of(Samples.AT), Optional.empty());
  static final ConsentState WITHDRAWN =
      new ConsentState(
          Standing.WITHDRAWN,
          Optional.of(Instant.parse("2027-05-03T23:59:59.9Z")),
          Optional.of("c1.withdrawal"));

  private RecordFakes() {}

  static final class FakeConsents implements Consents {
    @Override
    public Notice notice(Caller caller, String modelId, String providerId) {
      return Samples.NOTICE;
    }

    @Override
    public TrainingConsent give(
        Caller caller, String modelId, String providerId, String noticeHash) {
      return Samples.CONSENT;
    }

    @Override
    public TrainingConsent get(Caller caller, String id) {
      caller.loggedIn();
      return Samples.CONSENT;
    }

    @Override
    public Page<TrainingConsent> list(Caller caller, String modelId, Page.Request page) {
      return Fakes.page(Samples.CONSENT, page);
    }

    @Override
    public TrainingConsent current(Caller caller, String id, String modelId, String providerId) {
      throw new AssertionError("no door asks this");
    }

    @Override
    public void requireProvider(String consentId, ProviderDescription provider) {
      throw new AssertionError("no door asks this");
    }

    @Override
    public ConsentState state(String consentId) {
      return consentId.equals("withdrawn") ? RecordFakes.WITHDRAWN : RecordFakes.IN_FORCE;
    }

    @Override
    public void requireInForce(String consentId) {
      throw new AssertionError("no door asks this");
    }

    @Override
    public ConsentState withdraw(Caller caller, String consentId) {
      caller.loggedIn();
      return RecordFakes.WITHDRAWN;
    }

    @Override
    public ConsentState pause(Caller caller, String consentId) {
      return change(caller, consentId, Standing.PAUSED);
    }

    @Override
    public ConsentState resume(Caller caller, String consentId) {
      return change(caller, consentId, Standing.IN_FORCE);
    }

    private static ConsentState change(Caller caller, String consentId, Standing standing) {
      caller.loggedIn();
      if (consentId.equals("withdrawn")) {
        throw PlatformException.conflict(Consents.WITHDRAWN, "Withdrawn on 3 May 2027.");
      }
      return new ConsentState(standing, Optional.of(Samples.AT), Optional.of("p1"));
    }

    @Override
    public WorkProof prove(Caller caller, String consentId, String artworkId) {
      caller.loggedIn();
      if (!artworkId.equals("w1")) {
        throw PlatformException.notFound(WORK_NOT_FOUND, "Not among them.");
      }
      return new WorkProof(Samples.HASH, Samples.HASH, 1, 2, List.of(Samples.HASH), Samples.HASH);
    }

    @Override
    public void erase(Caller caller, String consentId) {
      caller.loggedIn();
      if (consentId.equals("c1")) {
        throw PlatformException.conflict(Consents.IN_FORCE, "Withdraw it first.");
      }
    }
  }

  /** What receipts are made of. */
  static final class Receiving {
    static final String JWS = "application/jose";
    static final String DOCUMENT = "eyJhbGciOiJFZERTQSJ9.e30.c2ln";

    private Receiving() {}

    static LogRecord record(String id, String content, String mediaType) {
      return new LogRecord(
          id,
          RecordKind.RECEIPT,
          "a1",
          Optional.of("c1"),
          new byte[32],
          content.getBytes(StandardCharsets.UTF_8),
          (content.isEmpty() ? "" : DOCUMENT).getBytes(StandardCharsets.UTF_8),
          mediaType,
          Samples.ORIGIN,
          7,
          Samples.AT);
    }

    static String content(String artist, String tier) {
      return """
          {"about":"c1","artist":{"id":"a1","name":"%s"},"consent":{"id":"c1","version":2},\
          "form":2,"id":"rc1","image":{"bytes":5,"mediaType":"image/png","sha256":"%s"},\
          "issued":"2026-11-23T09:59:59Z","issuer":"A node","kind":"RECEIPT",\
          "license":{"termsSha256":"%s","tier":"%s"},\
          "model":{"baseModel":"Base 1","id":"m1","provider":"local","version":"v1",\
          "weightsSha256":"%s"},"prompt":{"saltedSha256":"%s"},"restrictions":[],\
          "salt":"00112233445566778899aabbccddeeff",\
          "validity":{"from":"2026-11-23T09:59:59Z","until":"2031-01-02T03:04:05Z"}}"""
          .formatted(artist, Samples.HASH, Samples.HASH, tier, Samples.HASH, Samples.HASH);
    }
  }

  static final class FakeReceipts implements Receipts {
    /** What was given to verify: the document, a space and the image's hash. */
    final AtomicReference<String> verified = new AtomicReference<>("");

    @Override
    public IssuedImage issue(
        ConsentReceipt receipt, byte[] image, String mediaType, Consumer<String> keeping) {
      throw new AssertionError("no door issues receipts");
    }

    @Override
    public Optional<IssuedImage> issued(String id) {
      throw new AssertionError("no door asks this");
    }

    @Override
    public Receipt get(String id) {
      return switch (id) {
        case "nobody" -> throw PlatformException.notFound(NOT_FOUND, "No such receipt.");
        case "erased" ->
            new Receipt(
                Receiving.record(id, "", Receiving.JWS),
                "",
                WITHDRAWN,
                Optional.of(Instant.parse("2027-06-01T00:00:00Z")));
        case "withdrawn" -> receipt(id, Receiving.content("Ada", "demo"), WITHDRAWN);
        case "private" ->
            receipt(id, Receiving.content("Ada", ConsentReceipt.PRIVATE_TEST), IN_FORCE);
        case "hostile" ->
            receipt(
                id,
                Receiving.content(
                    "<script>alert(1)</script>\\\" onload='x' &amp;", "\\\"><img src=x>"),
                IN_FORCE);
        case "unsigned" ->
            new Receipt(
                Receiving.record(id, Receiving.content("Ada", "demo"), "application/json"),
                Samples.HASH,
                IN_FORCE,
                Optional.empty());
        default -> receipt(id, Receiving.content("Ada", "demo"), IN_FORCE);
      };
    }

    private static Receipt receipt(String id, String content, ConsentState state) {
      return new Receipt(
          Receiving.record(id, content, Receiving.JWS), Samples.HASH, state, Optional.empty());
    }

    @Override
    public InclusionProof proof(String id) {
      return FakeLog.LOG.proof(get(id).record().position());
    }

    @Override
    public String portable(String id) {
      if (get(id).record().erased()) {
        throw PlatformException.conflict(ERASED, "It was erased.");
      }
      return "{\"proof\":\"p\",\"receipt\":\"%s\",\"terms\":{\"note\":\"\"}}"
          .formatted(Receiving.DOCUMENT);
    }

    @Override
    public Verification verify(byte[] document, Optional<String> imageSha256) {
      String text = new String(document, StandardCharsets.UTF_8);
      verified.set(text + " " + imageSha256.orElse("none"));
      return text.equals(Receiving.DOCUMENT)
          ? new Verification(
              List.of(
                  check(Check.Subject.RECEIPT, Check.Outcome.HOLDS),
                  check(Check.Subject.IMAGE, Check.Outcome.HOLDS),
                  check(Check.Subject.SIGNATURE, Check.Outcome.HOLDS),
                  check(Check.Subject.KEY, Check.Outcome.HOLDS),
                  check(Check.Subject.CHECKPOINT, Check.Outcome.HOLDS),
                  check(Check.Subject.PROOF, Check.Outcome.HOLDS)),
              Optional.of(Receiving.content("Ada", "demo")))
          : new Verification(
              List.of(check(Check.Subject.RECEIPT, Check.Outcome.FAILS)), Optional.empty());
    }

    private static Check check(Check.Subject subject, Check.Outcome outcome) {
      return new Check(subject, outcome, "So it is.");
    }

    @Override
    public void erase(Caller caller, String id) {
      caller.loggedIn();
    }
  }

  /** One withdrawal, and whatever the id asks for. */
  static final class FakeRecords implements Records {
    static final String PORTABLE = "{\"proof\":\"p\",\"record\":\"" + Receiving.DOCUMENT + "\"}";

    @Override
    public LogRecord keep(RecordDraft draft) {
      throw new AssertionError("no door writes records");
    }

    @Override
    public byte[] mark(byte[] image, String mediaType, Map<String, Object> content) {
      throw new AssertionError("no door marks images");
    }

    @Override
    public Optional<LogRecord> find(RecordKind kind, String id) {
      throw new AssertionError("no door asks this");
    }

    @Override
    public LogRecord get(Caller caller, String id) {
      if (id.equals("nobody") || id.equals("c1") && !caller.isLoggedIn()) {
        throw PlatformException.notFound(NOT_FOUND, "No such record.");
      }
      return new LogRecord(
          id,
          id.equals("c1") ? RecordKind.CONSENT : RecordKind.WITHDRAWAL,
          "a1",
          id.equals("c1") ? Optional.empty() : Optional.of("c1"),
          new byte[32],
          (id.equals("erased") ? "" : "{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8),
          Receiving.DOCUMENT.getBytes(StandardCharsets.UTF_8),
          id.equals("unsigned") ? "application/json" : Receiving.JWS,
          Samples.ORIGIN,
          7,
          Samples.AT);
    }

    @Override
    public InclusionProof proof(Caller caller, String id) {
      return FakeLog.LOG.proof(get(caller, id).position());
    }

    @Override
    public String portable(Caller caller, String id) {
      if (get(caller, id).erased()) {
        throw PlatformException.conflict(ERASED, "It was erased.");
      }
      return PORTABLE;
    }

    @Override
    public Optional<SignedContent> read(byte[] document) {
      throw new AssertionError("no door reads documents");
    }

    @Override
    public LogRecord erase(LogRecord record) {
      throw new AssertionError("no door erases records");
    }
  }

  static final class FakeKeys implements SigningKeys {
    static final String JWKS = "{ \"keys\" : [] }\n";

    @Override
    public <T> T sign(KeyPurpose purpose, Function<Signer, T> work) {
      throw new AssertionError("no door signs");
    }

    @Override
    public List<VerificationKey> all() {
      return List.of();
    }

    @Override
    public String jwks() {
      return JWKS;
    }

    @Override
    public VerificationKey rotate(Caller operator) {
      throw new AssertionError("no door of the web rotates keys");
    }

    @Override
    public VerificationKey compromised(Caller operator, String keyId, Instant at, long logSize) {
      throw new AssertionError("no door of the web does this");
    }
  }
}
