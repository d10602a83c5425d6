package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Contracts let sound plug-ins pass and name the rule that a broken one breaks. */
class ContractsTest {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  @Test
  void a_sound_rule_passes() {
    assertPasses(BrokenRules.Sound.class);
  }

  @ParameterizedTest
  @CsvSource({
    "IsNoComponent, it_is_registered_under_an_id",
    "Remembers, equal_subjects_get_equal_answers_whatever_was_asked_before",
    "Remembers, concurrent_calls_do_not_disturb_each_other",
    "TrustsFacts, missing_and_garbled_facts_get_an_answer",
    "Leaks, findings_are_plain_sentences_without_ids_or_secrets",
    "Mumbles, findings_are_plain_sentences_without_ids_or_secrets",
    "PraisesNothing, a_model_without_works_gets_an_answer",
    "ForgetsAnInput, equal_inputs_mean_equal_answers",
    "ListsTooMuch, inputs_change_exactly_when_what_matters_changes",
    "ListsTooMuch, inputs_are_single_lines",
    "HidesInterruption, an_interrupted_call_ends_soon_and_does_not_hide_it"
  })
  void a_broken_rule_fails_where_it_is_broken(String rule, String test) throws Exception {
    assertFails(BrokenRules.class.getName() + "$" + rule, test);
  }

  @ParameterizedTest
  @CsvSource({
    "CountsItsVersions, two_versions_side_by_side_answer_equally_and_one_goes_on_without_the_other",
    "KeepsItsThread, one_that_is_deactivated_holds_no_thread_and_no_file_and_a_new_one_works",
    "HangsWhenItIsStopped, one_that_is_deactivated_in_the_middle_of_a_call_ends_it_soon",
    "WorriesForNothing, the_self_check_is_quick_and_content_with_what_ships",
    "HidesInterruptionOfItsCheck, an_interrupted_self_check_ends_soon_and_does_not_hide_it",
    "ChecksNothing, a_self_check_says_what_is_wrong_in_a_plain_sentence_without_secrets",
    "TellsItsToken, a_self_check_says_what_is_wrong_in_a_plain_sentence_without_secrets",
    "RefusesWithoutTheKey, a_value_that_makes_no_sense_is_refused_by_its_key_or_does_no_harm",
    "TakesWhatItCannotUse, a_value_that_makes_no_sense_is_refused_by_its_key_or_does_no_harm",
    "StartsAThreadWhenItIsMade, a_value_that_makes_no_sense_is_refused_by_its_key_or_does_no_harm",
    "HidesItsSettings, its_settings_are_known_to_the_test_if_it_has_any"
  })
  void one_that_cannot_be_exchanged_checked_or_configured_fails_where_it_is_broken(
      String plugIn, String test) throws Exception {
    assertFailsInAMoment(BrokenSwaps.class.getName() + "$" + plugIn, test);
  }

  @ParameterizedTest
  @ValueSource(classes = {BrokenFormats.Sound.class, BrokenFormats.SoundWithoutSignature.class})
  void a_sound_format_passes(Class<?> format) {
    assertPasses(format);
  }

  @ParameterizedTest
  @CsvSource({
    "IsNoComponent, it_is_registered_under_an_id",
    "ChangesItsMediaType, it_names_the_media_type_of_what_it_writes",
    "LosesScripts, what_it_wrote_is_read_back_exactly",
    "ClaimsToSign, what_it_wrote_is_read_back_exactly",
    "RemembersTheFirstSigner, each_document_names_the_key_that_signed_it",
    "SignsACopy, no_bit_of_a_document_can_be_changed_unnoticed",
    "TakesEitherCase, no_bit_of_a_document_can_be_changed_unnoticed",
    "TakesWhiteSpaceAround, no_byte_can_be_added_to_a_document_or_taken_from_it_unnoticed",
    "MendsWhatWasCutOff, a_document_that_was_cut_off_is_none",
    "ThrowsAtJunk, what_is_no_document_of_this_format_is_none",
    "DrownsInDepth, what_is_deep_or_huge_does_no_harm",
    "RemembersDocuments, arrays_belong_to_those_who_made_them",
    "WipesWhatItRead, arrays_belong_to_those_who_made_them",
    "SharesItsBuffer, concurrent_calls_do_not_disturb_each_other",
    "HidesTheSignersFailure, nothing_is_written_when_the_signer_fails",
    "HidesInterruption, an_interrupted_call_ends_soon_and_does_not_hide_it",
    "MarksSecretly, an_image_stays_as_it_is_unless_it_is_marked"
  })
  void a_broken_format_fails_where_it_is_broken(String format, String test) throws Exception {
    assertFails(BrokenFormats.class.getName() + "$" + format, test);
  }

  @ParameterizedTest
  @CsvSource({
    "StartsTwice, the_same_order_started_again_is_the_same_training",
    "StartsTwice, the_same_order_started_by_many_at_once_is_one_training",
    "ForgetsAtRestart, what_has_ended_is_still_there_after_a_restart",
    "ForgetsAtRestart, what_was_under_way_goes_on_after_a_restart",
    "ForgetsAtRestart, what_one_version_began_the_next_brings_to_its_end_while_both_are_there",
    "NeverStops, a_training_that_is_told_to_stop_becomes_canceled_and_stays_so",
    "CancelsWhatHasEnded, a_training_goes_forward_to_its_end_and_brings_weights_that_can_be_read_again",
    "KnowsEveryReference, a_training_it_never_began_is_told_as_unknown",
    "BringsOtherFiles, a_training_goes_forward_to_its_end_and_brings_weights_that_can_be_read_again",
    "PaintsAtRandom, images_are_what_they_say_and_the_same_order_makes_the_same_one",
    "HidesInterruption, an_interrupted_generation_ends_and_does_not_hide_it",
    "DeletesNothing, deleting_leaves_nothing_and_can_be_asked_for_again",
    "TakesAnything, a_package_that_cannot_be_read_or_is_none_fails_in_plain_words"
  })
  void a_broken_provider_fails_where_it_is_broken(String provider, String test) throws Exception {
    assertFails(BrokenProviders.class.getName() + "$" + provider, test);
  }

  /** Runs this one test of a contract, since a whole one takes its time. */
  private static void assertFails(String plugIn, String test) throws ClassNotFoundException {
    Class<?> contract = Class.forName(plugIn);
    Method method =
        ReflectionSupport.findMethods(
                contract, one -> one.getName().equals(test), HierarchyTraversalMode.BOTTOM_UP)
            .get(0);
    Map<String, Boolean> passed = run(selectMethod(contract, method));
    assertEquals(Map.of(test, false), passed);
  }

  /** With this little time, whatever ends late by its nature fails as well. */
  private static void assertFailsInAMoment(String plugIn, String test)
      throws ClassNotFoundException {
    Duration usual = Calls.soon;
    Duration usualAtEnd = Footprint.limit;
    Calls.soon = MOMENT;
    Footprint.limit = MOMENT;
    try {
      assertFails(plugIn, test);
    } finally {
      Calls.soon = usual;
      Footprint.limit = usualAtEnd;
    }
  }

  private static void assertPasses(Class<?> contract) {
    Map<String, Boolean> passed = run(selectClass(contract));
    assertTrue(passed.size() > 5, () -> "the contract ran: " + passed.keySet());
    assertFalse(passed.containsValue(false), passed::toString);
  }

  /** Whether each test passed, by name; a parameterized one passes as a whole. */
  private static Map<String, Boolean> run(DiscoverySelector selector) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selector).build();
    Map<String, Boolean> passed = new TreeMap<>();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                boolean good = result.getStatus() != TestExecutionResult.Status.FAILED;
                test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName())
                    .ifPresent(name -> passed.merge(name, good, Boolean::logicalAnd));
              }
            });
    return passed;
  }
}
