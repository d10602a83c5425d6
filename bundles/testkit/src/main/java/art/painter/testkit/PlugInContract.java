package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import art.painter.api.SelfChecked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What every plug-in holds to, whatever its kind: it can be exchanged while it is called, tells
 * whether it can work here, and bears any configuration. Extend the contract of its kind instead.
 *
 * @param <P> the SPI
 */
public abstract class PlugInContract<P extends SelfChecked> {
  private static final Duration QUICK = Duration.ofSeconds(10);

  PlugInContract() {}

  /** A new instance, beside all others. */
  abstract P another();

  /** An answer of the plug-in, equal for equal instances. */
  abstract Object ask(P plugIn);

  /** A call that takes a moment. */
  Callable<?> longCall(P plugIn) {
    return () -> ask(plugIn);
  }

  /** {@return the plug-in's settings; to be given for each that has a configuration} */
  protected Optional<Settings<P>> settings() {
    return Optional.empty();
  }

  /**
   * {@return whether it is registered as a component of its class's name; false for test doubles}
   */
  protected boolean isComponent() {
    return true;
  }

  /**
   * {@return instances that cannot work here, as their self-check has to find; none if there is
   * nothing that could be wrong}
   */
  protected List<P> unable() {
    return List.of();
  }

  /** {@return what no message may hold, such as the token of a test} */
  protected Set<String> secrets() {
    return Set.of();
  }

  /**
   * {@return whether a thread is none of the plug-in's, such as one of a test's server, or of a
   * library that lets its threads end by themselves}
   *
   * @param thread a thread that was not there before
   */
  protected boolean isOthers(Thread thread) {
    return false;
  }

  /**
   * {@return whether a file is none of the plug-in's, such as one of a test's server}
   *
   * @param file a file that is open and was not before
   */
  protected boolean isOthers(Path file) {
    return false;
  }

  /**
   * Lets a plug-in go as the node does: calls the deactivation method of its component, or closes
   * it.
   *
   * @param plugIn the plug-in
   */
  protected void deactivate(P plugIn) {
    Components.deactivate(plugIn);
  }

  @Test
  void two_versions_side_by_side_answer_equally_and_one_goes_on_without_the_other() {
    P old = another();
    P next = another();
    Object answer = ask(old);
    AtomicInteger turn = new AtomicInteger();
    Set<Object> answers =
        Calls.atOnce(thread -> () -> ask(turn.incrementAndGet() % 2 == 0 ? old : next));
    assertEquals(Set.of(answer), answers, "the same answer from both");
    deactivate(old);
    assertEquals(answer, ask(next), "after the other one has gone");
    deactivate(next);
  }

  @Test
  void one_that_is_deactivated_in_the_middle_of_a_call_ends_it_soon() throws Exception {
    Footprint before = Footprint.now();
    P plugIn = another();
    Callable<?> call = longCall(plugIn);
    Calls.assertEndsSoonAfter(call, () -> deactivate(plugIn));
    before.assertNothingMore(this::isOthers, this::isOthers);
  }

  @Test
  void one_that_is_deactivated_holds_no_thread_and_no_file_and_a_new_one_works() {
    Footprint before = Footprint.now();
    P plugIn = another();
    Object answer = ask(plugIn);
    plugIn.selfCheck();
    deactivate(plugIn);
    before.assertNothingMore(this::isOthers, this::isOthers);
    P next = another();
    assertEquals(answer, ask(next));
    deactivate(next);
  }

  @Test
  void the_self_check_is_quick_and_content_with_what_ships() throws Exception {
    P plugIn = another();
    assertEquals(Optional.empty(), Calls.within(QUICK, plugIn::selfCheck));
    deactivate(plugIn);
  }

  @Test
  void an_interrupted_self_check_ends_soon_and_does_not_hide_it() {
    P plugIn = another();
    Calls.assertHonoursInterruption(plugIn::selfCheck);
    deactivate(plugIn);
  }

  @Test
  void a_self_check_says_what_is_wrong_in_a_plain_sentence_without_secrets() throws Exception {
    for (P plugIn : unable()) {
      String wrong =
          Calls.within(QUICK, plugIn::selfCheck)
              .orElseThrow(() -> new AssertionError("finds that it cannot work here"));
      // Operators know environment variables by their names.
      Words.assertPlain(wrong.replaceAll("\\b[A-Z]+(_[A-Z]+)+\\b", "it"));
      secrets().forEach(secret -> assertFalse(wrong.contains(secret), wrong));
      deactivate(plugIn);
    }
  }

  @Test
  void an_interrupted_call_ends_soon_and_does_not_hide_it() {
    P plugIn = another();
    Calls.assertHonoursInterruption(() -> ask(plugIn));
    deactivate(plugIn);
  }

  @Test
  void its_settings_are_known_to_the_test_if_it_has_any() {
    assumeTrue(isComponent(), "a test double is no component");
    P plugIn = another();
    assertEquals(
        Components.isConfigured(plugIn),
        settings().isPresent(),
        "hand in settings() of a component that has a configuration");
    deactivate(plugIn);
  }

  @Test
  void a_value_that_makes_no_sense_is_refused_by_its_key_or_does_no_harm() throws Exception {
    for (Settings<P> settings : settings().stream().toList()) {
      for (Map.Entry<String, Class<?>> key : settings.keys().entrySet()) {
        for (String junk : Junk.of(key.getValue())) {
          bears(settings, key.getKey(), junk);
        }
      }
    }
  }

  private void bears(Settings<P> settings, String key, String junk) throws Exception {
    String what = key + " = \"" + Junk.shown(junk) + '"';
    Footprint before = Footprint.now();
    P plugIn;
    try {
      plugIn = Calls.within(QUICK, () -> settings.with(Map.of(key, junk)));
    } catch (RuntimeException refused) {
      assertTrue(
          String.valueOf(refused.getMessage()).contains(key),
          () -> what + " is refused by its key: " + refused);
      before.assertNoThreadMore(this::isOthers, what + " starts no thread");
      return;
    }
    before.assertNoThreadMore(this::isOthers, what + " starts no thread");
    assertDoesNotThrow(() -> Calls.within(QUICK, () -> ask(plugIn)), what + " is taken, and works");
    deactivate(plugIn);
  }
}
