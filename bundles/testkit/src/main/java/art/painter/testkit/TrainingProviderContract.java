package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import art.painter.api.PlatformException;
import art.painter.api.training.BaseModel;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Source;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link TrainingProvider} holds to. Five of the rules need a training that goes to its
 * end, so give the provider a configuration with which that is quick.
 */
public abstract class TrainingProviderContract extends PlugInContract<TrainingProvider> {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(20);

  private final Map<String, Attempt> attempts = new HashMap<>();

  /** {@return the provider under test; the same one throughout a test, unless it was restarted} */
  protected abstract TrainingProvider provider();

  /**
   * Stops the provider in the midst of what it does, as when the process is killed, and starts a
   * new one on the same data.
   *
   * @return the new one, which {@link #provider} returns from now on
   */
  protected abstract TrainingProvider restarted();

  /**
   * {@return an order that the provider can carry out quickly}
   *
   * @param trainingId the platform's id of the training
   */
  protected TrainingOrder order(String trainingId) {
    return TrainingSamples.order(trainingId);
  }

  /**
   * {@return an order that is not carried out before the provider can be told to stop}
   *
   * @param trainingId the platform's id of the training
   */
  protected TrainingOrder longOrder(String trainingId) {
    return order(trainingId);
  }

  /** {@return a reference that the provider never gave, in a form that it could have} */
  protected String unknownReference() {
    return "no-such-training";
  }

  /** {@return whether the same generation order makes the same image} */
  protected boolean deterministic() {
    return true;
  }

  /**
   * {@return whether the same order started again is the same training; false for a provider that
   * instead finds what it began}
   */
  protected boolean startsAreIdempotent() {
    return true;
  }

  /**
   * Lets a moment pass before the provider is asked again for what it could not do or tell yet. To
   * be overridden where it uses a service whose clock can be moved, after a call of this.
   */
  protected void timePasses() {
    LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
  }

  /** {@return how long one training or generation may take here} */
  protected Duration patience() {
    return Duration.ofMinutes(2);
  }

  /**
   * {@return a second provider on the same data, beside the first, as while one version takes over
   * from another}
   */
  protected abstract TrainingProvider beside();

  @Override
  TrainingProvider another() {
    return beside();
  }

  @Override
  Object ask(TrainingProvider provider) {
    return provider.describe();
  }

  /** A training that is under way, asked for until it has ended or the provider has. */
  @Override
  Callable<?> longCall(TrainingProvider provider) {
    String reference = begin(provider, longOrder("training-1"));
    return () -> provider.status(reference);
  }

  @Test
  void it_is_registered_under_an_id() {
    assumeTrue(isComponent(), "a test double is no component");
    Components.assertHasProviderId(provider());
  }

  @Test
  void it_describes_itself_at_once_and_the_same_every_time() {
    ProviderDescription description =
        assertTimeout(Duration.ofSeconds(1), () -> provider().describe());
    assertEquals(description, provider().describe());
    assertFalse(description.title().isBlank());
    Words.assertPlain(description.summary());
    BaseModel base = description.baseModel();
    for (String line :
        List.of(base.name(), base.version(), base.maker(), base.license(), base.trainingData())) {
      assertFalse(line.isBlank(), "the disclosure card is filled in: " + base);
    }
  }

  @Test
  void the_same_order_started_again_is_the_same_training() {
    String reference = begin(provider(), longOrder("training-1"));
    assertFalse(reference.isBlank());
    assertEquals(reference, begin(provider(), longOrder("training-1")));
    assertNotEquals(reference, begin(provider(), longOrder("training-2")));
    assertEquals(reference, begin(restarted(), longOrder("training-1")));
  }

  @Test
  void the_same_order_started_by_many_at_once_is_one_training() {
    assumeTrue(startsAreIdempotent(), "the platform never starts one order twice at once");
    TrainingProvider asked = provider();
    Set<String> references = Calls.atOnce(thread -> () -> asked.start(longOrder("training-1"), ""));
    assertEquals(1, references.size(), "one training: " + references);
  }

  @Test
  void a_training_goes_forward_to_its_end_and_brings_weights_that_can_be_read_again()
      throws IOException {
    String reference = begin(provider(), order("training-1"));
    TrainingReport end = awaitEnd(reference);
    assertEquals(TrainingStatus.SUCCEEDED, end.status(), end.message());
    TrainingReport.Result result = end.result().orElseThrow();
    assertFalse(result.version().isBlank());
    byte[] weights = bytes(result.weights());
    Safetensors.assertWellFormed(weights);
    assertArrayEquals(weights, bytes(result.weights()), "weights can be read as often as needed");

    provider().cancel(reference);
    assertEquals(TrainingStatus.SUCCEEDED, provider().status(reference).status());
    assertEquals(reference, begin(provider(), order("training-1")));
    assertEquals(TrainingStatus.SUCCEEDED, provider().status(reference).status());
  }

  @Test
  void what_has_ended_is_still_there_after_a_restart() throws IOException {
    String reference = begin(provider(), order("training-1"));
    TrainingReport before = awaitEnd(reference);
    TrainingReport after = restarted().status(reference);
    assertEquals(before.status(), after.status());
    assertEquals(before.result().orElseThrow().version(), after.result().orElseThrow().version());
    assertArrayEquals(
        bytes(before.result().orElseThrow().weights()),
        bytes(after.result().orElseThrow().weights()));
  }

  @Test
  void what_was_under_way_goes_on_after_a_restart() {
    String reference = begin(provider(), order("training-1"));
    restarted();
    TrainingReport end = awaitEnd(reference);
    assertEquals(TrainingStatus.SUCCEEDED, end.status(), end.message());
  }

  @Test
  void what_one_version_began_the_next_brings_to_its_end_while_both_are_there() throws IOException {
    TrainingProvider old = beside();
    String reference = begin(old, order("training-1"));
    TrainingProvider next = beside();
    old.status(reference);
    next.status(reference);
    deactivate(old);
    TrainingReport end = awaitEnd(next, reference);
    assertEquals(TrainingStatus.SUCCEEDED, end.status(), end.message());
    Safetensors.assertWellFormed(bytes(end.result().orElseThrow().weights()));
    deactivate(next);
  }

  @Test
  void a_training_that_is_told_to_stop_becomes_canceled_and_stays_so() {
    String reference = begin(provider(), longOrder("training-1"));
    provider().cancel(reference);
    provider().cancel(reference);
    assertEquals(TrainingStatus.CANCELED, awaitEnd(reference).status());
    provider().cancel(reference);
    assertEquals(TrainingStatus.CANCELED, restarted().status(reference).status());
  }

  @Test
  void a_training_it_never_began_is_told_as_unknown() {
    assertUnknown(() -> provider().status(unknownReference()));
    assertUnknown(() -> provider().cancel(unknownReference()));
    assertUnknown(() -> provider().status(""));
    assertUnknown(() -> provider().status("../../etc/passwd"));
  }

  @Test
  void a_package_that_cannot_be_read_or_is_none_fails_in_plain_words() {
    assertRefusedOrFailed(TrainingSamples.unreadable(order("training-1")));
    assertRefusedOrFailed(TrainingSamples.order("training-2", new byte[] {1, 2, 3}));
    assertRefusedOrFailed(TrainingSamples.order("training-3", TrainingSamples.worksZip(0)));
  }

  @Test
  void deleting_leaves_nothing_and_can_be_asked_for_again() {
    String reference = begin(provider(), order("training-1"));
    TrainingReport end = awaitEnd(reference);
    Optional<String> version = end.result().map(TrainingReport.Result::version);
    delete(reference, version);
    assertUnknown(() -> provider().status(reference));
    delete(reference, version);
    assertUnknown(() -> restarted().status(reference));
    delete(unknownReference(), Optional.empty());
  }

  @Test
  void images_are_what_they_say_and_the_same_order_makes_the_same_one() throws Exception {
    TrainingReport end = awaitEnd(begin(provider(), order("training-1")));
    Generation image = provider().generate(generation(end, "generation-1", 11, 1));
    Images.assertIs(only(image).mediaType(), bytes(image));
    Words.assertLines(image.notes());
    if (deterministic()) {
      assertArrayEquals(
          bytes(image), bytes(provider().generate(generation(end, "generation-2", 11, 1))));
      assertArrayEquals(
          bytes(image), bytes(restarted().generate(generation(end, "generation-3", 11, 1))));
      assertNotSame(image, provider().generate(generation(end, "generation-4", 12, 1)), "the seed");
      assertNotSame(
          image, provider().generate(generation(end, "generation-5", 11, 0)), "the adaptation");
    }
  }

  @Test
  void an_interrupted_generation_ends_and_does_not_hide_it() {
    TrainingReport end = awaitEnd(begin(provider(), order("training-1")));
    assumeTrue(end.status() == TrainingStatus.SUCCEEDED, "another rule is about this");
    TrainingProvider asked = provider();
    Calls.assertHonoursInterruption(
        () -> {
          try {
            asked.generate(generation(end, "generation-1", 11, 1));
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private GenerationOrder generation(TrainingReport end, String id, long seed, double strength) {
    TrainingOrder trained = order("training-1");
    TrainingReport.Result result = end.result().orElseThrow();
    return new GenerationOrder(
        id,
        result.version(),
        result.weights(),
        trained.triggerWord(),
        trained.triggerWord() + " a lake in the evening",
        seed,
        strength,
        1,
        "1:1",
        "image/png");
  }

  private void assertRefusedOrFailed(TrainingOrder order) {
    String reference;
    try {
      reference = begin(provider(), order);
    } catch (PlatformException refused) {
      assertTrue(
          Set.of(PlatformException.Kind.INVALID, PlatformException.Kind.UNAVAILABLE)
              .contains(refused.kind()),
          refused::toString);
      Words.assertPlain(refused.getMessage());
      return;
    }
    TrainingReport end = awaitEnd(reference);
    assertEquals(TrainingStatus.FAILED, end.status());
    Words.assertPlain(end.message());
  }

  /**
   * Begins a training as the platform does: prepares it once, and does not start what was started
   * before unless the provider says that there is nothing.
   */
  private String begin(TrainingProvider provider, TrainingOrder order) {
    Attempt before = attempts.get(order.trainingId());
    if (before == null) {
      Attempt attempt = new Attempt(provider.prepare(order), Instant.now());
      assertTrue(attempt.preparation().length() <= TrainingProvider.MOST_PREPARATION);
      attempts.put(order.trainingId(), attempt);
      return provider.start(order, attempt.preparation());
    }
    return untilItCan(() -> provider.find(before.preparation(), before.at()))
        .orElseGet(() -> provider.start(order, before.preparation()));
  }

  private record Attempt(String preparation, Instant at) {}

  private void delete(String reference, Optional<String> version) {
    untilItCan(
        () -> {
          provider().delete(reference, version);
          return true;
        });
  }

  /** Asks again while the provider says that it cannot tell or do it yet. */
  private <T> T untilItCan(Supplier<T> call) {
    long limit = System.nanoTime() + patience().toNanos();
    while (true) {
      try {
        return call.get();
      } catch (PlatformException notYet) {
        if (notYet.kind() != PlatformException.Kind.UNAVAILABLE || System.nanoTime() > limit) {
          throw notYet;
        }
        timePasses();
      }
    }
  }

  private TrainingReport awaitEnd(String reference) {
    return awaitEnd(provider(), reference);
  }

  /** Asks until the training has ended; on the way it never goes back. */
  private TrainingReport awaitEnd(TrainingProvider asked, String reference) {
    long limit = System.nanoTime() + patience().toNanos();
    TrainingStatus before = TrainingStatus.STARTING;
    while (true) {
      TrainingReport report = asked.status(reference);
      assertTrue(report.status().compareTo(before) >= 0, before + " came before " + report);
      Words.assertLines(List.of(report.message()));
      Words.assertLines(report.log());
      if (report.status().isFinal()) {
        return report;
      }
      assertTrue(System.nanoTime() < limit, "ends within " + patience() + ", is at " + report);
      before = report.status();
      LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
    }
  }

  private static void assertUnknown(Executable call) {
    PlatformException unknown = assertThrows(PlatformException.class, call);
    assertEquals(PlatformException.Kind.NOT_FOUND, unknown.kind());
    assertEquals(TrainingProvider.UNKNOWN, unknown.code());
  }

  private static void assertNotSame(Generation one, Generation other, String because) {
    assertNotEquals(Samples.sha256(bytes(one)), Samples.sha256(bytes(other)), because + " shows");
  }

  private static Generation.Image only(Generation made) {
    assertEquals(1, made.images().size(), "one image was ordered");
    return made.images().get(0);
  }

  private static byte[] bytes(Generation made) {
    return only(made).bytes();
  }

  private static byte[] bytes(Source source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    }
  }
}
