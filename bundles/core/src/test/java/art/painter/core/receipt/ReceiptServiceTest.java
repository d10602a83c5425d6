package art.painter.core.receipt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.consent.ConsentState;
import art.painter.api.key.Signer;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.api.receipt.Receipt;
import art.painter.api.receipt.Receipts;
import art.painter.api.receipt.Verification;
import art.painter.core.CanonicalJson;
import art.painter.core.Sha256;
import art.painter.core.record.TestRecords;
import art.painter.core.record.TokenFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptServiceTest {
  private static final Caller ARTIST = new Caller("artist-1", Set.of(Role.ARTIST));
  private static final Caller OTHER = new Caller("artist-2", Set.of(Role.ARTIST));

  private final Fixture fixture = new Fixture();
  private final ReceiptService receipts = fixture.service;

  @AfterEach
  void stop() {
    fixture.close();
  }

  private IssuedImage issue(String id) {
    return receipts.issue(Fixture.receipt(id), Fixture.IMAGE, "image/png");
  }

  private static String code(Runnable refused) {
    return assertThrows(PlatformException.class, refused::run).code();
  }

  @Test
  void an_issued_image_is_kept_and_its_receipt_says_who_allowed_what() {
    IssuedImage issued = issue("r-1");
    assertEquals(Sha256.of(Fixture.IMAGE), issued.sha256());
    assertEquals(Fixture.IMAGE.length, issued.bytes());
    assertArrayEquals(Fixture.IMAGE, fixture.blobs.kept.get(issued.sha256()));
    LogRecord record = receipts.get("r-1").record();
    assertEquals(RecordKind.RECEIPT, record.kind());
    assertEquals("artist-1", record.artistId());
    assertEquals(Optional.of("consent-1"), record.about());
    JsonNode said = TestRecords.json(record);
    assertEquals(issued.sha256(), said.at("/image/sha256").asText());
    assertEquals("image/png", said.at("/image/mediaType").asText());
    assertEquals(Fixture.IMAGE.length, said.at("/image/bytes").asLong());
    assertEquals("{\"id\":\"artist-1\",\"name\":\"Zoë Lindqvist\"}", said.get("artist").toString());
    ConsentReceipt receipt = Fixture.receipt("r-1");
    assertEquals("model-1", said.at("/model/id").asText());
    assertEquals("version-1", said.at("/model/version").asText());
    assertEquals(receipt.weightsHash(), said.at("/model/weightsSha256").asText());
    assertEquals("Sample base 1.0", said.at("/model/baseModel").asText());
    assertEquals("local", said.at("/model/provider").asText());
    assertEquals("creator", said.at("/license/tier").asText());
    assertEquals(Fixture.TERMS.hash(), said.at("/license/termsSha256").asText());
    assertEquals("consent-1", said.at("/consent/id").asText());
    assertEquals(2, said.at("/consent/version").asInt());
    assertEquals(receipt.promptHash(), said.at("/prompt/saltedSha256").asText());
    assertEquals("[\"no-nudity\"]", said.get("restrictions").toString());
    assertEquals("2031-01-02T03:04:05Z", said.at("/validity/until").asText());
    assertEquals(said.get("issued").asText(), issued.issued().toString());
    Instant from = Instant.parse(said.at("/validity/from").asText());
    assertFalse(from.isAfter(issued.issued()), said::toString);
    assertFalse(from.isBefore(issued.issued().minusSeconds(60)), said::toString);
  }

  @Test
  void a_license_without_an_end_says_no_end() {
    ConsentReceipt r = Fixture.receipt("r-1");
    ConsentReceipt endless =
        new ConsentReceipt(
            r.id(),
            r.artistId(),
            r.artistName(),
            r.modelId(),
            r.versionId(),
            r.weightsHash(),
            r.baseModel(),
            r.providerId(),
            r.license(),
            r.termsHash(),
            r.consentId(),
            r.consentVersion(),
            r.promptHash(),
            List.of(),
            Optional.empty());
    receipts.issue(endless, Fixture.IMAGE, "image/png");
    JsonNode validity = TestRecords.json(receipts.get("r-1").record()).get("validity");
    assertTrue(validity.has("from"));
    assertFalse(validity.has("until"));
  }

  @Test
  void a_receipt_is_issued_once_and_its_first_image_is_the_answer() {
    IssuedImage first = issue("r-1");
    IssuedImage again = receipts.issue(Fixture.receipt("r-1"), new byte[] {1, 2, 3}, "image/jpeg");
    assertEquals(first, again);
    assertEquals(Optional.of(first), receipts.issued("r-1"));
    assertEquals(1, fixture.log.all().size());
    assertEquals(1, fixture.blobs.kept.size(), "the second image is not even kept");
  }

  @Test
  void one_that_is_issued_by_many_at_once_is_issued_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<IssuedImage>> calls =
          IntStream.range(0, 32)
              .mapToObj(
                  i ->
                      (Callable<IssuedImage>)
                          () ->
                              receipts.issue(
                                  Fixture.receipt("r-1"), new byte[] {(byte) i}, "image/png"))
              .toList();
      List<Future<IssuedImage>> issued = threads.invokeAll(calls);
      for (Future<IssuedImage> each : issued) {
        assertEquals(issued.get(0).get(), each.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, fixture.log.all().size());
    assertTrue(fixture.blobs.kept.containsKey(receipts.issued("r-1").orElseThrow().sha256()));
  }

  @Test
  void the_image_that_is_served_is_the_one_that_the_format_marked() {
    fixture.records.add(
        TestRecords.FORMAT,
        "2.0.0",
        new TokenFormat() {
          @Override
          public byte[] mark(byte[] image, String mediaType, byte[] content, Signer signer) {
            return bytes(
                new String(image, StandardCharsets.UTF_8)
                    + new String(content, StandardCharsets.ISO_8859_1));
          }
        });
    IssuedImage issued = issue("r-1");
    String served = new String(fixture.blobs.kept.get(issued.sha256()), StandardCharsets.UTF_8);
    assertEquals(fixture.blobs.kept.get(issued.sha256()).length, issued.bytes());
    assertTrue(served.startsWith("not quite a PNG{"), served);
    assertTrue(served.contains("\"id\":\"r-1\""), served);
    assertFalse(served.contains("issued") || served.contains("image"), served);
  }

  @Test
  void nothing_is_issued_after_a_withdrawal_and_what_was_issued_before_stays() {
    IssuedImage before = issue("r-1");
    LogRecord withdrawal = fixture.decide(RecordKind.WITHDRAWAL);
    assertEquals(TransparencyLog.WITHDRAWN, code(() -> issue("r-2")));
    assertEquals(Optional.empty(), receipts.issued("r-2"));
    assertEquals(before, issue("r-1"));
    assertEquals(ConsentState.Standing.WITHDRAWN, receipts.get("r-1").consent().standing());
    assertEquals(Optional.of(withdrawal.id()), receipts.get("r-1").consent().recordId());
  }

  @Test
  void nothing_is_issued_after_a_withdrawal_was_asked_for_that_is_not_in_the_log_yet() {
    IssuedImage before = issue("r-1");
    fixture.withdrawalAsked = true;
    assertEquals(TransparencyLog.WITHDRAWN, code(() -> issue("r-2")));
    assertEquals(1, fixture.log.all().size());
    assertEquals(1, fixture.blobs.kept.size());
    assertEquals(before, issue("r-1"));
  }

  @Test
  void a_refused_receipt_leaves_the_bytes_that_another_one_rests_on() {
    IssuedImage first = issue("r-1");
    fixture.decide(RecordKind.WITHDRAWAL);
    assertEquals(TransparencyLog.WITHDRAWN, code(() -> issue("r-2")));
    assertTrue(fixture.blobs.kept.containsKey(first.sha256()));
  }

  @Test
  void there_is_no_receipt_that_was_not_issued_or_is_another_record() {
    fixture.decide(RecordKind.PAUSE);
    for (String id : List.of("r-1", "consent-1.pause", "")) {
      assertEquals(Receipts.NOT_FOUND, code(() -> receipts.get(id)));
      assertEquals(Receipts.NOT_FOUND, code(() -> receipts.proof(id)));
      assertEquals(Receipts.NOT_FOUND, code(() -> receipts.portable(id)));
      assertEquals(Receipts.NOT_FOUND, code(() -> receipts.erase(ARTIST, id)));
      assertEquals(Optional.empty(), receipts.issued(id));
    }
  }

  @Test
  void a_portable_receipt_is_canonical_and_holds_document_proof_and_terms() {
    issue("r-1");
    fixture.decide(RecordKind.PAUSE);
    JsonNode portable =
        CanonicalJson.read(receipts.portable("r-1").getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertEquals(3, portable.size());
    assertEquals(
        new String(receipts.get("r-1").record().document(), StandardCharsets.UTF_8),
        portable.get("receipt").asText());
    assertEquals(receipts.proof("r-1").text(), portable.get("proof").asText());
    assertEquals(Fixture.TERMS.hash(), Sha256.of(CanonicalJson.of(portable.get("terms"))));
  }

  @Test
  void an_erased_receipt_is_gone_but_for_its_proof_and_copies_stay_valid() {
    issue("r-0");
    issue("r-1");
    String copy = receipts.portable("r-1");
    byte[] entry = receipts.get("r-1").record().entry();
    receipts.erase(ARTIST, "r-1");
    receipts.erase(ARTIST, "r-1");
    Receipt erased = receipts.get("r-1");
    assertTrue(erased.record().erased());
    assertEquals("", erased.termsHash());
    LogRecord deletion = fixture.log.find("r-1.deletion").orElseThrow();
    assertEquals(Optional.of(deletion.logged()), erased.erased());
    assertEquals(3, fixture.log.all().size());
    assertTrue(receipts.proof("r-1").proves(entry));
    assertEquals(Receipts.ERASED, code(() -> receipts.portable("r-1")));
    assertEquals(Receipts.ERASED, code(() -> issue("r-1")));
    assertEquals(Optional.empty(), receipts.issued("r-1"));
    assertTrue(verify(copy).valid());
    assertTrue(receipts.get("r-0").erased().isEmpty());
    assertTrue(verify(receipts.portable("r-0")).valid());
  }

  @Test
  void only_the_artist_can_erase_a_receipt() {
    issue("r-1");
    assertEquals(Receipts.NOT_FOUND, code(() -> receipts.erase(OTHER, "r-1")));
    assertEquals(Caller.LOG_IN_NEEDED, code(() -> receipts.erase(Caller.ANONYMOUS, "r-1")));
    assertFalse(receipts.get("r-1").record().erased());
  }

  private Verification verify(String document) {
    return receipts.verify(
        document.getBytes(StandardCharsets.UTF_8), Optional.of(Sha256.of(Fixture.IMAGE)));
  }
}
