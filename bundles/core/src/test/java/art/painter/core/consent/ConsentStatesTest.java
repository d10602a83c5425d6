package art.painter.core.consent;

import static art.painter.core.consent.ConsentScene.ARTIST;
import static art.painter.core.consent.ConsentScene.model;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentState;
import art.painter.api.consent.ConsentState.Standing;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;

class ConsentStatesTest {
  private final ConsentScene scene = new ConsentScene();
  private final Consents consents = scene.consents;
  private final TrainingConsent consent = scene.give();
  private final String id = consent.id();

  @AfterEach
  void stop() {
    scene.close();
  }

  private List<RecordKind> kinds() {
    return scene.records.log.all().stream().map(LogRecord::kind).toList();
  }

  @Test
  void a_consent_is_in_force_since_it_was_given() {
    assertEquals(
        new ConsentState(Standing.IN_FORCE, Optional.of(consent.given()), Optional.empty()),
        consents.state(id));
    consents.requireInForce(id);
  }

  @Test
  void a_withdrawal_is_for_good_and_dated() {
    ConsentState state = consents.withdraw(ARTIST, id);
    LogRecord withdrawal = scene.records.log.find(id + ".withdrawal").orElseThrow();
    assertEquals(
        new ConsentState(
            Standing.WITHDRAWN, Optional.of(withdrawal.logged()), Optional.of(withdrawal.id())),
        state);
    PlatformException refused =
        assertThrows(PlatformException.class, () -> consents.requireInForce(id));
    assertEquals(Consents.WITHDRAWN, refused.code());
    String date =
        DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
            .format(withdrawal.logged().atZone(ZoneOffset.UTC));
    assertEquals("You withdrew your consent on " + date + ".", refused.getMessage());
    for (var call :
        List.<Callable<?>>of(
            () -> consents.pause(ARTIST, id),
            () -> consents.resume(ARTIST, id),
            () -> consents.current(ARTIST, id, model().id(), "provider"))) {
      assertEquals(Consents.WITHDRAWN, assertThrows(PlatformException.class, call::call).code());
    }
    assertEquals(state, consents.withdraw(ARTIST, id));
    assertEquals(List.of(RecordKind.CONSENT, RecordKind.WITHDRAWAL), kinds());
  }

  @Test
  void of_many_who_withdraw_at_once_one_is_logged_and_all_get_the_same_answer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<ConsentState>> all =
          IntStream.range(0, 16)
              .<Callable<ConsentState>>mapToObj(i -> () -> consents.withdraw(ARTIST, id))
              .toList();
      Set<ConsentState> answers = new HashSet<>();
      for (Future<ConsentState> answer : threads.invokeAll(all)) {
        answers.add(answer.get());
      }
      assertEquals(Set.of(consents.state(id)), answers);
      assertEquals(List.of(RecordKind.CONSENT, RecordKind.WITHDRAWAL), kinds());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_pause_lasts_until_it_is_resumed() {
    ConsentState paused = consents.pause(ARTIST, id);
    assertEquals(Standing.PAUSED, paused.standing());
    assertEquals(paused, consents.pause(ARTIST, id), "one that is paused stays so");
    PlatformException refused =
        assertThrows(PlatformException.class, () -> consents.requireInForce(id));
    assertEquals(Consents.PAUSED, refused.code());
    assertTrue(refused.getMessage().startsWith("You paused your consent on "));
    assertEquals(
        Consents.PAUSED,
        assertThrows(
                PlatformException.class,
                () -> consents.current(ARTIST, id, model().id(), "provider"))
            .code());
    ConsentState resumed = consents.resume(ARTIST, id);
    assertEquals(Standing.IN_FORCE, resumed.standing());
    assertEquals(resumed, consents.resume(ARTIST, id), "one that is in force stays so");
    consents.requireInForce(id);
    assertEquals(List.of(RecordKind.CONSENT, RecordKind.PAUSE, RecordKind.RESUMPTION), kinds());
    assertEquals(Standing.PAUSED, consents.pause(ARTIST, id).standing());
  }

  @Test
  void two_pauses_at_once_are_one_since_the_first_and_one_resumption_ends_both() {
    ConsentStates states =
        new ConsentStates(scene.store, scene.records.log, scene.records.service, null);
    scene.records.service.keep(ConsentContent.decision("p-1", RecordKind.PAUSE, consent));
    scene.records.service.keep(ConsentContent.decision("p-2", RecordKind.PAUSE, consent));
    assertEquals(Optional.of("p-1"), states.of(id).recordId());
    scene.records.service.keep(ConsentContent.decision("r-1", RecordKind.RESUMPTION, consent));
    assertEquals(Standing.IN_FORCE, states.of(id).standing());
    assertEquals(Optional.of("r-1"), states.of(id).recordId());
  }

  @Test
  void what_is_logged_after_a_withdrawal_changes_nothing() {
    ConsentState withdrawn = consents.withdraw(ARTIST, id);
    scene.records.service.keep(ConsentContent.decision("r-1", RecordKind.RESUMPTION, consent));
    assertEquals(withdrawn, consents.state(id));
  }

  @Test
  void each_change_is_told_after_it_is_so() {
    Set<Standing> seen = new HashSet<>();
    scene.listen(
        event -> {
          assertEquals(Consents.CHANGED_TOPIC, event.getTopic());
          seen.add(consents.state((String) event.getProperty(Consents.CHANGED_CONSENT)).standing());
        });
    consents.pause(ARTIST, id);
    assertEquals(Set.of(Standing.PAUSED), seen);
    consents.resume(ARTIST, id);
    assertEquals(Set.of(Standing.PAUSED, Standing.IN_FORCE), seen);
    consents.withdraw(ARTIST, id);
    assertEquals(Set.of(Standing.values()), seen);
    assertEquals(List.of(id, id, id), scene.events.stream().map(this::about).toList());
  }

  private Object about(Event event) {
    return event.getProperty(Consents.CHANGED_CONSENT);
  }

  @Test
  void a_withdrawal_that_nobody_can_be_told_of_is_one_all_the_same() {
    scene.eventAdminIsGone = true;
    assertEquals(Standing.WITHDRAWN, consents.withdraw(ARTIST, id).standing());
  }

  @Test
  void a_pause_that_cannot_be_logged_has_not_changed_anything() {
    scene.records.log.away(true);
    PlatformException away =
        assertThrows(PlatformException.class, () -> consents.pause(ARTIST, id));
    assertEquals(PlatformException.Kind.UNAVAILABLE, away.kind());
    scene.records.log.away(false);
    assertEquals(Standing.IN_FORCE, consents.state(id).standing());
    assertEquals(List.of(), scene.events);
  }
}
