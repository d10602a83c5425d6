package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import art.painter.api.artwork.Artwork;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link ReadinessRule} holds to. */
public abstract class ReadinessRuleContract extends PlugInContract<ReadinessRule> {
  private static final Duration QUICK = Duration.ofSeconds(3);

  /** {@return a new instance of the rule, as it ships} */
  protected abstract ReadinessRule rule();

  /** {@return the changes that can change the rule's answer} */
  protected abstract Set<Change> matters();

  /** {@return whether the rule looks at the works, so that without any it has nothing to praise} */
  protected boolean looksAtWorks() {
    return true;
  }

  @Override
  ReadinessRule another() {
    return rule();
  }

  @Override
  Object ask(ReadinessRule rule) {
    return rule.assess(Scene.of(1000).readiness());
  }

  @Test
  void it_is_registered_under_an_id() {
    assumeTrue(isComponent(), "a test double is no component");
    Components.assertHasProviderId(rule());
    Components.property(rule(), ReadinessRule.WEIGHT)
        .map(Integer::parseInt)
        .ifPresent(weight -> assertTrue(weight >= 0 && weight <= 1000, "weight " + weight));
  }

  @Test
  void a_set_in_good_order_is_not_blocked() {
    Assessment answer = rule().assess(Scene.of(20).readiness());
    assertTrue(answer.findings().stream().noneMatch(Finding::blocks), answer::toString);
  }

  @Test
  void equal_subjects_get_equal_answers_whatever_was_asked_before() {
    ReadinessRule asked = rule();
    for (Scene scene : scenes()) {
      Assessment first = asked.assess(scene.readiness());
      asked.assess(Scene.strange().readiness());
      assertEquals(first, asked.assess(scene.readiness()));
      assertEquals(first, rule().assess(scene.readiness()));
      assertEquals(asked.inputs(scene.readiness()), rule().inputs(scene.readiness()));
    }
  }

  @Test
  void concurrent_calls_do_not_disturb_each_other() {
    ReadinessRule asked = rule();
    List<ReadinessSubject> subjects = scenes().stream().map(Scene::readiness).toList();
    Calls.assertSafeConcurrently(subjects, asked::assess);
    Calls.assertSafeConcurrently(subjects, asked::inputs);
  }

  @Test
  void a_model_without_works_gets_an_answer() {
    Assessment answer = rule().assess(Scene.of(0).readiness());
    rule().inputs(Scene.of(0).readiness());
    if (looksAtWorks()) {
      assertEquals(0, answer.score(), "nothing to praise without works");
    }
  }

  @Test
  void missing_and_garbled_facts_get_an_answer() {
    rule().assess(Scene.strange().readiness());
    rule().inputs(Scene.strange().readiness());
  }

  @Test
  void a_thousand_works_are_quick() {
    ReadinessSubject subject = Scene.of(1000).readiness();
    assertTimeout(QUICK, () -> rule().assess(subject));
    assertTimeout(QUICK, () -> rule().inputs(subject));
  }

  @Test
  void findings_are_plain_sentences_without_ids_or_secrets() {
    for (Scene scene : scenes()) {
      for (Finding finding : rule().assess(scene.readiness()).findings()) {
        Words.assertPlain(finding.message());
        Words.assertTellsNoSecrets(finding.message(), scene);
        if (!finding.action().isEmpty()) {
          Words.assertPlain(finding.action());
          Words.assertTellsNoSecrets(finding.action(), scene);
        }
      }
    }
  }

  @Test
  void findings_point_at_selected_works_only_each_once() {
    for (Scene scene : scenes()) {
      List<String> selected = scene.artworks().stream().map(Artwork::id).toList();
      for (Finding finding : rule().assess(scene.readiness()).findings()) {
        assertTrue(selected.containsAll(finding.artworkIds()), finding::toString);
        assertEquals(
            finding.artworkIds().stream().distinct().toList(),
            finding.artworkIds(),
            "each work once");
      }
    }
  }

  @Test
  void an_error_is_never_a_rules_own_word() {
    for (Scene scene : scenes()) {
      for (Finding finding : rule().assess(scene.readiness()).findings()) {
        assertFalse(
            finding.severity() == Finding.Severity.ERROR,
            "ERROR is what the platform says of a rule that failed");
      }
    }
  }

  @Test
  void inputs_are_single_lines() {
    scenes().forEach(scene -> Words.assertLines(rule().inputs(scene.readiness())));
  }

  @ParameterizedTest
  @EnumSource
  void inputs_change_exactly_when_what_matters_changes(Change change) {
    Scene before = Scene.of(12);
    Scene after = change.of(before);
    boolean changed = !rule().inputs(before.readiness()).equals(rule().inputs(after.readiness()));
    assertEquals(matters().contains(change), changed, change + " changes the inputs");
  }

  @ParameterizedTest
  @EnumSource
  void equal_inputs_mean_equal_answers(Change change) {
    Scene before = Scene.of(12);
    Scene after = change.of(before);
    if (rule().inputs(before.readiness()).equals(rule().inputs(after.readiness()))) {
      assertEquals(rule().assess(before.readiness()), rule().assess(after.readiness()));
    }
  }

  private static List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>();
    scenes.add(Scene.of(0));
    scenes.add(Scene.of(1));
    scenes.add(Scene.of(12));
    scenes.add(Scene.of(200));
    scenes.add(Scene.strange());
    for (Change change : Change.values()) {
      scenes.add(change.of(Scene.of(12)));
    }
    return scenes;
  }
}
