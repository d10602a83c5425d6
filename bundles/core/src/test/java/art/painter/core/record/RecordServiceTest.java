package art.painter.core.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import art.painter.api.record.RecordDraft;
import art.painter.api.record.Records;
import art.painter.api.record.SignedContent;
import art.painter.core.CanonicalJson;
import art.painter.core.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordServiceTest {
  private static final Caller ARTIST = new Caller("artist-1", Set.of(Role.ARTIST));
  private static final Caller OTHER = new Caller("artist-2", Set.of(Role.ARTIST));

  private final TestRecords records = new TestRecords();

  @AfterEach
  void stop() {
    records.close();
  }

  private static RecordDraft draft(String id, RecordKind kind, Optional<String> about) {
    return new RecordDraft(id, kind, "artist-1", about, Map.of("said", "Zoë 画家"));
  }

  private static RecordDraft draft(String id) {
    return draft(id, RecordKind.CONSENT, Optional.empty());
  }

  @Test
  void a_record_says_what_its_draft_says_and_what_all_records_say() {
    Instant before = Instant.now();
    LogRecord kept =
        records.service.keep(draft("r-1", RecordKind.RECEIPT, Optional.of("consent-1")));
    JsonNode said = TestRecords.json(kept);
    assertEquals("Zoë 画家", said.get("said").asText());
    assertEquals(2, said.get("form").asInt());
    assertEquals("RECEIPT", said.get("kind").asText());
    assertEquals("r-1", said.get("id").asText());
    assertEquals("consent-1", said.get("about").asText());
    assertEquals("log.example", said.get("issuer").asText());
    assertTrue(said.get("salt").asText().matches("[0-9a-f]{32}"));
    Instant issued = Instant.parse(said.get("issued").asText());
    assertFalse(issued.isBefore(before) || issued.isAfter(Instant.now()));
    assertEquals(8, said.size());
    assertEquals("artist-1", kept.artistId());
    assertEquals(Optional.of("consent-1"), kept.about());
    assertTrue(CanonicalJson.read(kept.content()).isPresent());
  }

  @Test
  void the_entry_is_the_hash_of_the_content_and_the_signature_is_that_of_the_key_of_records() {
    LogRecord kept = records.service.keep(draft("r-1"));
    assertEquals(Sha256.of(kept.content()), HexFormat.of().formatHex(kept.entry()));
    assertEquals(TestRecords.FORMAT, kept.format().id());
    assertEquals("application/x-token", kept.mediaType());
    SignedContent read = records.service.read(kept.document()).orElseThrow();
    assertArrayEquals(kept.content(), read.content());
    VerificationKey key = records.keys.current(KeyPurpose.RECORDS).key();
    SignedContent.Signature signature = read.signature().orElseThrow();
    assertEquals(key.id(), signature.keyId());
    assertTrue(key.verifies(signature.message(), signature.bytes()));
  }

  @Test
  void one_that_is_kept_again_is_answered_as_the_first_time_and_not_signed_again() {
    LogRecord first = records.service.keep(draft("r-1"));
    LogRecord second = records.service.keep(draft("r-1"));
    assertEquals(first, second);
    assertEquals(1, records.keys.everLent.get());
    assertEquals(1, records.log.all().size());
  }

  @Test
  void two_that_say_the_same_have_nothing_in_common_in_the_log() {
    String one = TestRecords.json(records.service.keep(draft("r-1"))).get("salt").asText();
    String other = TestRecords.json(records.service.keep(draft("r-2"))).get("salt").asText();
    assertNotEquals(one, other);
  }

  @Test
  void a_draft_cannot_speak_for_the_platform() {
    RecordDraft lying =
        new RecordDraft(
            "r-1",
            RecordKind.GRANT,
            "artist-1",
            Optional.empty(),
            Map.of("issued", "2001-01-01T00:00:00Z", "kind", "RECEIPT", "salt", ""));
    JsonNode said = TestRecords.json(records.service.keep(lying));
    assertEquals("GRANT", said.get("kind").asText());
    assertFalse(said.get("issued").asText().startsWith("2001"));
    assertEquals(32, said.get("salt").asText().length());
  }

  @Test
  void the_issuer_is_who_configuration_says() {
    try (TestRecords named =
        new TestRecords(Map.of("issuer", "The Painters' House"), TestRecords.PATIENT)) {
      named.add(TestRecords.FORMAT, "1.0.0", new TokenFormat());
      assertEquals(
          "The Painters' House",
          TestRecords.json(named.service.keep(draft("r-1"))).get("issuer").asText());
    }
  }

  @Test
  void what_the_log_refuses_is_refused() {
    records.service.keep(draft("w-1", RecordKind.WITHDRAWAL, Optional.of("consent-1")));
    PlatformException refused =
        assertThrows(
            PlatformException.class,
            () -> records.service.keep(draft("r-1", RecordKind.RECEIPT, Optional.of("consent-1"))));
    assertEquals(TransparencyLog.WITHDRAWN, refused.code());
    assertEquals(1, records.log.all().size());
  }

  @Test
  void one_is_found_by_its_id_if_it_is_of_the_kind() {
    LogRecord kept = records.service.keep(draft("r-1"));
    assertEquals(Optional.of(kept), records.service.find(RecordKind.CONSENT, "r-1"));
    assertEquals(Optional.empty(), records.service.find(RecordKind.RECEIPT, "r-1"));
    assertEquals(Optional.empty(), records.service.find(RecordKind.CONSENT, "r-2"));
  }

  @Test
  void a_consent_is_for_its_artist_and_all_other_records_for_whoever_knows_the_id() {
    for (RecordKind kind : RecordKind.values()) {
      LogRecord kept = records.service.keep(draft(kind.name(), kind, Optional.of("x-" + kind)));
      assertEquals(kept, records.service.get(ARTIST, kept.id()));
      for (Caller other : List.of(Caller.ANONYMOUS, OTHER)) {
        if (kind == RecordKind.CONSENT) {
          assertNotFound(() -> records.service.get(other, kept.id()));
          assertNotFound(() -> records.service.proof(other, kept.id()));
          assertNotFound(() -> records.service.portable(other, kept.id()));
        } else {
          assertEquals(kept, records.service.get(other, kept.id()));
        }
      }
    }
    assertNotFound(() -> records.service.get(ARTIST, "none"));
  }

  private static void assertNotFound(Runnable refused) {
    PlatformException failure = assertThrows(PlatformException.class, refused::run);
    assertEquals(Records.NOT_FOUND, failure.code());
    assertEquals(PlatformException.Kind.NOT_FOUND, failure.kind());
  }

  @Test
  void a_record_is_given_away_with_its_proof_which_stays_when_it_is_erased() throws Unreadable {
    records.service.keep(draft("r-0"));
    LogRecord kept = records.service.keep(draft("r-1"));
    assertTrue(records.service.proof(ARTIST, "r-1").proves(kept.entry()));
    byte[] portable = records.service.portable(ARTIST, "r-1").getBytes(StandardCharsets.UTF_8);
    Portable read = Portable.read(portable, records.service::read);
    assertArrayEquals(kept.content(), read.signed().content());
    assertTrue(InclusionProof.parse(read.proof().orElseThrow()).proves(kept.entry()));
    records.service.erase(kept);
    assertTrue(records.service.get(ARTIST, "r-1").erased());
    assertTrue(records.service.proof(ARTIST, "r-1").proves(kept.entry()));
    assertEquals(
        Records.ERASED,
        assertThrows(PlatformException.class, () -> records.service.portable(ARTIST, "r-1"))
            .code());
  }

  @Test
  void a_rotated_key_goes_on_to_verify_what_it_signed() {
    LogRecord old = records.service.keep(draft("r-1"));
    records.keys.rotate(null);
    LogRecord young = records.service.keep(draft("r-2"));
    assertNotEquals(keyOf(old), keyOf(young));
    assertTrue(records.keys.all().stream().anyMatch(key -> key.id().equals(keyOf(old))));
  }

  private String keyOf(LogRecord record) {
    return records.service.read(record.document()).orElseThrow().signature().orElseThrow().keyId();
  }

  @Test
  void an_erased_record_leaves_its_entry_and_a_record_of_the_deletion() {
    LogRecord kept = records.service.keep(draft("r-1"));
    LogRecord deletion = records.service.erase(kept);
    JsonNode said = TestRecords.json(deletion);
    assertEquals(RecordKind.DELETION, deletion.kind());
    assertEquals("r-1.deletion", deletion.id());
    assertEquals("artist-1", deletion.artistId());
    assertEquals("r-1", said.get("about").asText());
    assertEquals("CONSENT", said.at("/erased/kind").asText());
    assertEquals(0, said.at("/erased/position").asLong());
    LogRecord erased = records.log.find("r-1").orElseThrow();
    assertTrue(erased.erased());
    assertTrue(records.log.proof(0).proves(kept.entry()));
    assertEquals(deletion, records.service.erase(erased));
    assertEquals(2, records.log.all().size());
  }

  @Test
  void an_image_is_marked_by_the_format_which_is_told_what_the_receipt_says() {
    records.add(
        TestRecords.FORMAT,
        "2.0.0",
        new TokenFormat() {
          @Override
          public byte[] mark(byte[] image, String mediaType, byte[] content, Signer signer) {
            return bytes(
                new String(image, StandardCharsets.UTF_8)
                    + "|"
                    + mediaType
                    + "|"
                    + new String(content, StandardCharsets.UTF_8));
          }
        });
    byte[] marked =
        records.service.mark(
            "image".getBytes(StandardCharsets.UTF_8), "image/png", Map.of("b", 2, "a", 1));
    assertEquals("image|image/png|{\"a\":1,\"b\":2}", new String(marked, StandardCharsets.UTF_8));
  }

  @Test
  void an_image_stays_as_it_is_if_the_format_has_nothing_to_put_into_it() {
    byte[] image = {1, 2, 3};
    assertArrayEquals(image, records.service.mark(image, "image/png", Map.of()));
  }
}
