package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import art.painter.api.verification.Verdict;
import art.painter.api.verification.VerificationSubject;
import art.painter.api.verification.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Verifier} holds to. */
public abstract class VerifierContract extends PlugInContract<Verifier> {
  private static final Duration QUICK = Duration.ofSeconds(3);

  /** {@return a new instance of the verifier, as it ships} */
  protected abstract Verifier verifier();

  /** {@return the changes after which an earlier approval no longer counts} */
  protected abstract Set<Change> matters();

  @Override
  Verifier another() {
    return verifier();
  }

  @Override
  Object ask(Verifier verifier) {
    return verifier.verify(subject(Scene.of(1000)));
  }

  @Test
  void it_is_registered_under_an_id() {
    assumeTrue(isComponent(), "a test double is no component");
    Components.assertHasProviderId(verifier());
  }

  @Test
  void an_artist_in_good_order_is_not_rejected() {
    Verdict verdict = verifier().verify(subject(Scene.of(12)));
    assertTrue(
        Set.of(Verdict.Decision.APPROVED, Verdict.Decision.REVIEW).contains(verdict.decision()),
        verdict::toString);
  }

  @Test
  void every_verdict_gives_reasons() {
    for (Scene scene : scenes()) {
      assertFalse(verifier().verify(subject(scene)).reasons().isEmpty());
    }
  }

  @Test
  void reasons_are_plain_sentences_without_ids_or_secrets() {
    for (Scene scene : scenes()) {
      for (String reason : verifier().verify(subject(scene)).reasons()) {
        Words.assertPlain(reason);
        Words.assertTellsNoSecrets(reason, scene);
      }
    }
  }

  @Test
  void equal_subjects_get_equal_verdicts_whatever_was_asked_before() {
    Verifier asked = verifier();
    for (Scene scene : scenes()) {
      Verdict first = asked.verify(subject(scene));
      asked.verify(subject(Scene.strange()));
      assertEquals(first, asked.verify(subject(scene)));
      assertEquals(first, verifier().verify(subject(scene)));
      assertEquals(asked.basis(subject(scene)), verifier().basis(subject(scene)));
    }
  }

  @Test
  void concurrent_calls_do_not_disturb_each_other() {
    Verifier asked = verifier();
    List<VerificationSubject> subjects = scenes().stream().map(this::subject).toList();
    Calls.assertSafeConcurrently(subjects, asked::verify);
    Calls.assertSafeConcurrently(subjects, asked::basis);
  }

  @Test
  void a_method_about_works_approves_nothing_without_works() {
    Verdict verdict = verifier().verify(subject(Scene.of(0)));
    verifier().basis(subject(Scene.of(0)));
    if (verifier().aboutArtworks()) {
      assertEquals(Verdict.Decision.REJECTED, verdict.decision());
    }
  }

  @Test
  void a_subject_that_nobody_would_expect_gets_a_verdict_and_no_approval() {
    verifier().basis(subject(Scene.strange()));
    assertNotEquals(
        Verdict.Decision.APPROVED, verifier().verify(subject(Scene.strange())).decision());
  }

  @Test
  void a_thousand_works_are_quick() {
    VerificationSubject subject = subject(Scene.of(1000));
    assertTimeout(QUICK, () -> verifier().verify(subject));
    assertTimeout(QUICK, () -> verifier().basis(subject));
  }

  @Test
  void basis_is_single_lines() {
    scenes().forEach(scene -> Words.assertLines(verifier().basis(subject(scene))));
  }

  @ParameterizedTest
  @EnumSource
  void basis_changes_exactly_when_what_matters_changes(Change change) {
    Scene before = Scene.of(12);
    Scene after = change.of(before);
    boolean changed = !verifier().basis(subject(before)).equals(verifier().basis(subject(after)));
    assertEquals(matters().contains(change), changed, change + " changes the basis");
  }

  @ParameterizedTest
  @EnumSource
  void equal_bases_mean_equal_verdicts(Change change) {
    Scene before = Scene.of(12);
    Scene after = change.of(before);
    if (verifier().basis(subject(before)).equals(verifier().basis(subject(after)))) {
      assertEquals(
          verifier().verify(subject(before)).decision(),
          verifier().verify(subject(after)).decision());
    }
  }

  private VerificationSubject subject(Scene scene) {
    return scene.verification(verifier().aboutArtworks());
  }

  private static List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>();
    scenes.add(Scene.of(0));
    scenes.add(Scene.of(1));
    scenes.add(Scene.of(12));
    scenes.add(Scene.strange());
    for (Change change : Change.values()) {
      scenes.add(change.of(Scene.of(12)));
    }
    return scenes;
  }
}
