package art.painter.core.consent;

import static art.painter.core.consent.ConsentScene.ARTIST;
import static art.painter.core.consent.ConsentScene.SOMEBODY_ELSE;
import static art.painter.core.consent.ConsentScene.model;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.artwork.Artwork;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.key.SigningKeys;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.core.record.TestRecords;
import art.painter.testkit.Samples;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ConsentServiceTest {
  private final ConsentScene scene = new ConsentScene();
  private final Consents consents = scene.consents;

  @AfterEach
  void stop() {
    scene.close();
  }

  private static void assertRefused(String code, Executable call) {
    assertEquals(code, assertThrows(PlatformException.class, call).code());
  }

  @Test
  void a_consent_is_logged_with_what_was_read_and_on_what_it_rests() {
    scene.remote = true;
    TrainingConsent consent = scene.give();
    JsonNode said = TestRecords.json(scene.records.service.get(ARTIST, consent.id()));
    assertEquals(consent.id(), said.get("record_id").asText());
    assertEquals(ARTIST.accountId(), said.get("pii_principal_id").asText());
    JsonNode processing = said.get("pii_processing");
    assertEquals(consent.notice().text(), processing.at("/privacy_notice/text").asText());
    assertEquals(consent.notice().hash(), processing.at("/privacy_notice/sha256").asText());
    JsonNode purpose = processing.at("/purposes/0");
    assertEquals("consent", purpose.get("lawful_basis").asText());
    assertEquals("Studio Nord, Example Street 1", purpose.at("/pii_controllers/0").asText());
    assertEquals("provider", purpose.at("/recipient_third_parties/0/id").asText());
    assertEquals("SE", purpose.get("jurisdiction").asText());
    assertEquals(
        "POST /v1/models/" + model().id() + "/consent/" + consent.id() + "/withdrawal",
        purpose.get("withdrawal_method").asText());
    assertTrue(purpose.at("/withdrawal_effect/cannot_undo").size() > 1);
    assertEquals("Maker", said.at("/base_model/maker").asText());
    assertEquals(3, said.at("/model/revision").asInt());
    assertEquals("explicit consent", said.at("/event/0/event_type").asText());
    assertEquals(consent.given(), Instant.parse(said.at("/event/0/event_time").asText()));
    assertEquals(consent.manifestRoot(), said.at("/manifest/root").asText());
    assertEquals(5, said.get("works").size());
    assertEquals("SELF_CREATED", said.at("/works/0/rights_basis").asText());
  }

  @Test
  void a_work_that_stays_on_this_machine_has_no_third_party_as_recipient() {
    JsonNode said = TestRecords.json(scene.records.service.get(ARTIST, scene.give().id()));
    JsonNode purpose = said.at("/pii_processing/purposes/0");
    assertEquals(0, purpose.get("recipient_third_parties").size());
    assertEquals("[\"this node\"]", purpose.get("processing_locations").toString());
  }

  @Test
  void the_record_holds_no_file_hash_no_name_no_address_and_no_salt_of_the_works() {
    TrainingConsent consent = scene.give();
    LogRecord record = scene.records.service.get(ARTIST, consent.id());
    String content = new String(record.content(), StandardCharsets.UTF_8);
    Account artist = Samples.account();
    for (TrainingConsent.Work work : consent.works()) {
      assertFalse(content.contains(work.sha256()), "the hash of a file");
      assertFalse(content.contains(work.artworkId()), "the id of a work");
    }
    assertFalse(content.contains(artist.email()), "the e-mail address");
    assertFalse(content.contains(artist.publicName()), "the name");
    assertFalse(content.contains(consent.manifestSalt()), "the manifest's salt");
  }

  @Test
  void the_same_works_twice_have_other_leaves() {
    TrainingConsent first = scene.give();
    consents.withdraw(ARTIST, first.id());
    TrainingConsent second = scene.give();
    assertEquals(first.manifestHash(), second.manifestHash());
    assertNotEquals(first.manifestRoot(), second.manifestRoot());
  }

  @Test
  void a_consent_whose_record_was_not_logged_counts_as_not_given() {
    scene.records.log.away(true);
    assertThrows(PlatformException.class, scene::give);
    String id = scene.store.rows.keySet().iterator().next();
    scene.records.log.away(false);
    assertRefused(Consents.NOT_FOUND, () -> consents.get(ARTIST, id));
    assertRefused(Consents.NOT_FOUND, () -> consents.current(ARTIST, id, model().id(), "provider"));
    assertRefused(Consents.NOT_FOUND, () -> consents.withdraw(ARTIST, id));
    assertEquals(List.of(), consents.list(ARTIST, model().id(), Page.Request.first()).items());
  }

  @Test
  void a_consent_whose_record_was_logged_is_given_also_if_nobody_was_told() {
    scene.answersAreLost = true;
    assertThrows(PlatformException.class, scene::give);
    scene.answersAreLost = false;
    List<TrainingConsent> given = consents.list(ARTIST, model().id(), Page.Request.first()).items();
    assertEquals(1, given.size());
    String id = given.get(0).id();
    assertEquals(id, consents.current(ARTIST, id, model().id(), "provider").id());
    assertTrue(consents.prove(ARTIST, id, given.get(0).works().get(0).artworkId()).holds());
  }

  @Test
  void another_notice_than_the_one_that_was_read_is_not_agreed_to() {
    String read = consents.notice(ARTIST, model().id(), "provider").hash();
    scene.works = Samples.artworks(6);
    assertRefused(
        Consents.NOTICE_CHANGED, () -> consents.give(ARTIST, model().id(), "provider", read));
    assertEquals(0, scene.records.log.all().size());
  }

  @Test
  void a_consent_is_current_until_what_it_is_about_changes() {
    String id = scene.give().id();
    assertEquals(id, consents.current(ARTIST, id, model().id(), "provider").id());
    scene.works = Samples.artworks(6);
    assertRefused(Consents.OUTDATED, () -> consents.current(ARTIST, id, model().id(), "provider"));
  }

  @Test
  void nobody_else_sees_or_changes_a_consent() {
    String id = scene.give().id();
    List<Executable> calls =
        List.of(
            () -> consents.get(SOMEBODY_ELSE, id),
            () -> consents.current(SOMEBODY_ELSE, id, model().id(), "provider"),
            () -> consents.withdraw(SOMEBODY_ELSE, id),
            () -> consents.pause(SOMEBODY_ELSE, id),
            () -> consents.resume(SOMEBODY_ELSE, id),
            () -> consents.prove(SOMEBODY_ELSE, id, Samples.artwork(1).id()),
            () -> consents.erase(SOMEBODY_ELSE, id));
    calls.forEach(call -> assertRefused(Consents.NOT_FOUND, call));
    assertEquals(1, scene.records.log.all().size());
  }

  @Test
  void a_consent_in_force_is_not_erased() {
    String id = scene.give().id();
    assertRefused(Consents.IN_FORCE, () -> consents.erase(ARTIST, id));
    consents.pause(ARTIST, id);
    assertRefused(Consents.IN_FORCE, () -> consents.erase(ARTIST, id));
  }

  @Test
  void what_is_erased_of_a_withdrawn_consent_is_all_but_that_it_was_given_and_withdrawn() {
    TrainingConsent consent = scene.give();
    LogRecord before = scene.records.service.get(ARTIST, consent.id());
    consents.withdraw(ARTIST, consent.id());
    consents.erase(ARTIST, consent.id());
    consents.erase(ARTIST, consent.id());
    LogRecord after = scene.records.service.get(ARTIST, consent.id());
    assertTrue(after.erased());
    assertEquals(before.position(), after.position());
    assertEquals(List.of(), consents.get(ARTIST, consent.id()).works());
    assertRefused(
        Consents.WORK_NOT_FOUND,
        () -> consents.prove(ARTIST, consent.id(), consent.works().get(0).artworkId()));
    assertRefused(Consents.WITHDRAWN, () -> consents.requireInForce(consent.id()));
    assertEquals(
        List.of(RecordKind.CONSENT, RecordKind.WITHDRAWAL, RecordKind.DELETION),
        scene.records.log.all().stream().map(LogRecord::kind).toList());
  }

  @Test
  void
      a_consent_from_before_the_log_can_be_paused_withdrawn_and_erased_but_nothing_new_rests_on_it() {
    TrainingConsent consent = scene.givenBefore("old");
    assertRefused(
        Consents.OUTDATED, () -> consents.current(ARTIST, "old", model().id(), "provider"));
    assertRefused(
        Consents.NOT_FOUND,
        () -> consents.prove(ARTIST, "old", consent.works().get(0).artworkId()));
    assertRefused(Consents.OUTDATED, () -> consents.requireInForce("old"));
    consents.pause(ARTIST, "old");
    assertRefused(Consents.PAUSED, () -> consents.requireInForce("old"));
    consents.withdraw(ARTIST, "old");
    assertRefused(Consents.WITHDRAWN, () -> consents.requireInForce("old"));
    consents.erase(ARTIST, "old");
    assertEquals(List.of(), consents.get(ARTIST, "old").works());
  }

  @Test
  void agreeing_twice_to_the_same_is_one_consent_until_it_is_withdrawn() {
    TrainingConsent first = scene.give();
    assertEquals(first, scene.give());
    consents.pause(ARTIST, first.id());
    assertEquals(first, scene.give());
    assertRefused(Consents.PAUSED, () -> consents.requireInForce(first.id()));
    consents.withdraw(ARTIST, first.id());
    TrainingConsent second = scene.give();
    assertNotEquals(first.id(), second.id());
    consents.requireInForce(second.id());
  }

  @Test
  void a_consent_to_other_works_of_the_same_notice_is_another_one() {
    TrainingConsent first = scene.give();
    List<Artwork> works = new ArrayList<>(scene.works);
    Artwork work = works.get(0);
    works.set(
        0,
        new Artwork(
            "uploaded-again",
            work.ownerId(),
            work.fileName(),
            work.facts(),
            work.declaration(),
            work.evidence(),
            work.created()));
    scene.works = works;
    TrainingConsent second = scene.give();
    assertEquals(first.notice(), second.notice());
    assertNotEquals(first.id(), second.id());
  }

  @Test
  void a_consent_that_could_not_be_logged_is_completed_by_agreeing_again() {
    scene.records.keys.locked(true);
    assertRefused(SigningKeys.UNAVAILABLE, scene::give);
    assertEquals(1, scene.store.rows.size());
    scene.records.keys.locked(false);
    TrainingConsent consent = scene.give();
    assertEquals(List.of(consent.id()), List.copyOf(scene.store.rows.keySet()));
    consents.requireInForce(consent.id());
  }

  @Test
  void a_consent_rests_on_terms_only_that_are_granted() {
    scene.grantFails = true;
    assertRefused("x", scene::give);
    assertEquals(0, scene.store.rows.size());
    scene.grantFails = false;
    scene.give();
    assertEquals(1, scene.grants);
  }

  @Test
  void all_that_the_record_says_about_the_processing_was_in_the_notice() {
    TrainingConsent consent = scene.give();
    String read = consent.notice().text();
    JsonNode said = TestRecords.json(scene.records.service.get(ARTIST, consent.id()));
    JsonNode purpose = said.at("/pii_processing/purposes/0");
    for (String shown : List.of("purpose", "jurisdiction", "complaints")) {
      assertTrue(read.contains(purpose.get(shown).asText()), shown);
      assertFalse(purpose.get(shown).asText().isEmpty(), shown);
    }
    for (String shown : List.of("pii_controllers", "data_categories", "retention")) {
      assertFalse(purpose.get(shown).isEmpty(), shown);
      purpose.get(shown).forEach(each -> assertTrue(read.contains(each.asText()), each::asText));
    }
    assertTrue(read.contains("that licence allows commercial use"), read);
    assertEquals("until withdrawn", said.at("/event/0/event_duration").asText());
    assertTrue(said.get("schema_version").asText().endsWith("after ISO/IEC TS 27560:2023"));
  }
}
