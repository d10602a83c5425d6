package art.painter.core.consent;

import static art.painter.core.consent.ConsentScene.ARTIST;
import static art.painter.core.consent.ConsentScene.SOMEBODY_ELSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentState;
import art.painter.api.consent.ConsentState.Standing;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.key.SigningKeys;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import art.painter.core.RecordIds;
import art.painter.core.record.TestRecords;
import art.painter.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A withdrawal stands from the moment it is asked for, whatever is out of order. */
class WithdrawalsTest {
  private final ConsentScene scene = new ConsentScene();
  private final Consents consents = scene.consents;
  private final TrainingConsent consent = scene.give();
  private final String id = consent.id();

  @AfterEach
  void stop() {
    scene.close();
  }

  private Instant assertWithdrawnWithoutARecord() {
    ConsentState state = consents.state(id);
    assertEquals(Standing.WITHDRAWN, state.standing());
    assertEquals(Optional.empty(), state.recordId());
    assertRefused(Consents.WITHDRAWN, () -> consents.requireInForce(id));
    return state.since().orElseThrow();
  }

  private static void assertRefused(String code, Executable call) {
    assertEquals(code, assertThrows(PlatformException.class, call).code());
  }

  private LogRecord awaitRecord() {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < limit) {
      Optional<LogRecord> record = scene.records.log.find(RecordIds.withdrawalOf(id));
      if (record.isPresent()) {
        return record.get();
      }
      Thread.onSpinWait();
    }
    return fail("the record did not follow");
  }

  private void assertRecordFollows(Instant asked) {
    LogRecord record = awaitRecord();
    assertEquals(RecordKind.WITHDRAWAL, record.kind());
    assertEquals(asked, Instant.parse(TestRecords.json(record).get("asked").asText()));
    assertEquals(
        new ConsentState(
            Standing.WITHDRAWN, Optional.of(record.logged()), Optional.of(record.id())),
        consents.state(id));
  }

  @Test
  void a_withdrawal_stands_while_nothing_can_be_signed() {
    scene.records.keys.locked(true);
    ConsentState answer = consents.withdraw(ARTIST, id);
    Instant asked = assertWithdrawnWithoutARecord();
    assertEquals(Optional.of(asked), answer.since());
    assertEquals(answer, consents.withdraw(ARTIST, id), "the first time stays");
    scene.records.keys.locked(false);
    assertRecordFollows(asked);
  }

  @Test
  void a_withdrawal_stands_while_the_format_of_records_is_away() {
    scene.records.takeAway();
    consents.withdraw(ARTIST, id);
    Instant asked = assertWithdrawnWithoutARecord();
    scene.records.giveBack();
    assertRecordFollows(asked);
  }

  @Test
  void a_withdrawal_stands_while_the_log_neither_takes_nor_tells_anything() {
    scene.records.log.away(true);
    assertRefused(TransparencyLog.BUSY, () -> consents.requireInForce(id));
    assertEquals(Standing.WITHDRAWN, consents.withdraw(ARTIST, id).standing());
    Instant asked = assertWithdrawnWithoutARecord();
    assertEquals(id, consents.get(ARTIST, id).id());
    assertRefused(Consents.NOT_FOUND, () -> consents.withdraw(SOMEBODY_ELSE, id));
    assertRefused(Consents.NOT_FOUND, () -> consents.withdraw(ARTIST, "none"));
    scene.records.log.away(false);
    assertRecordFollows(asked);
  }

  @Test
  void a_withdrawal_that_was_asked_for_before_the_node_was_killed_is_logged_after_its_start() {
    Instant asked = Samples.NOW;
    scene.store.askWithdrawal(id, asked);
    assertEquals(asked, assertWithdrawnWithoutARecord());
    scene.restarted();
    assertRecordFollows(asked);
  }

  @Test
  void a_withdrawal_whose_answer_was_lost_is_told_and_logged_all_the_same() {
    scene.store.answersAreLost = true;
    assertThrows(PlatformException.class, () -> consents.withdraw(ARTIST, id));
    assertEquals(1, scene.events.size());
    Instant asked = assertWithdrawnWithoutARecord();
    scene.store.answersAreLost = false;
    consents.withdraw(ARTIST, id);
    assertRecordFollows(asked);
  }

  @Test
  void it_is_told_before_it_is_logged() {
    scene.listen(event -> assertWithdrawnWithoutARecord());
    consents.withdraw(ARTIST, id);
    assertEquals(1, scene.events.size());
    awaitRecord();
  }

  @Test
  void it_can_be_neither_paused_nor_resumed_while_its_record_follows() {
    scene.records.log.away(true);
    consents.withdraw(ARTIST, id);
    assertRefused(Consents.WITHDRAWN, () -> consents.pause(ARTIST, id));
    assertRefused(Consents.WITHDRAWN, () -> consents.resume(ARTIST, id));
  }

  @Test
  void its_particulars_are_erased_after_its_record_is_in_the_log() {
    scene.records.keys.locked(true);
    consents.withdraw(ARTIST, id);
    assertRefused(SigningKeys.UNAVAILABLE, () -> consents.erase(ARTIST, id));
    assertFalse(consents.get(ARTIST, id).works().isEmpty());
    scene.records.keys.locked(false);
    consents.erase(ARTIST, id);
    assertEquals(
        List.of(RecordKind.CONSENT, RecordKind.WITHDRAWAL, RecordKind.DELETION),
        scene.records.log.all().stream().map(LogRecord::kind).toList());
  }

  @Test
  void what_was_never_logged_as_given_is_not_logged_as_withdrawn() {
    scene.unlogged("unlogged");
    scene.records.log.away(true);
    consents.withdraw(ARTIST, "unlogged");
    consents.withdraw(ARTIST, id);
    scene.records.log.away(false);
    awaitRecord();
    assertEquals(Optional.empty(), scene.records.log.find(RecordIds.withdrawalOf("unlogged")));
  }
}
