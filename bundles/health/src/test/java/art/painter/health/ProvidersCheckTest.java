package art.painter.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.training.Generation;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvidersCheckTest {
  private final Asked providers = new Asked();
  private final AtomicLong nanos = new AtomicLong(-5);
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final ProvidersCheck check =
      new ProvidersCheck(
          Optional.of(providers), Settings.of(ProvidersCheck.Config.class), nanos::get, background);

  @AfterEach
  void stop() {
    check.deactivate();
  }

  @Test
  void what_providers_say_is_told() {
    assertFound(Status.OK, "All is well with local.", check.execute());
  }

  @Test
  void a_fault_is_a_warning_that_names_the_provider() {
    providers.found.put("remote", Optional.of("The token is wrong."));
    assertFound(Status.WARN, "remote: The token is wrong.", check.execute());
  }

  @Test
  void no_provider_is_a_warning() {
    providers.found.clear();
    assertFound(Status.WARN, "No training provider is there.", check.execute());
    ProvidersCheck none =
        new ProvidersCheck(Optional.empty(), Settings.of(ProvidersCheck.Config.class));
    assertFound(Status.WARN, "No training", none.execute());
    none.deactivate();
  }

  @Test
  void providers_that_cannot_be_asked_are_a_warning() {
    providers.failure = true;
    assertFound(Status.WARN, "cannot be asked: broken", check.execute());
  }

  @Test
  void an_answer_counts_for_its_time_and_polls_cost_nothing() throws Exception {
    check.execute();
    providers.found.put("local", Optional.of("It is gone."));
    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    for (int i = 0; i < 100; i++) {
      assertFound(Status.OK, "local", check.execute());
      // What it had to do in the background, if anything, is done.
      background.submit(() -> {}).get();
    }
    assertEquals(1, providers.count.get());
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    await(() -> check.execute().getStatus() == Status.WARN);
    assertEquals(2, providers.count.get());
  }

  @Test
  void a_provider_that_hangs_costs_a_moment_once_and_is_not_asked_again_meanwhile() {
    providers.gate = new CountDownLatch(1);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertFound(Status.OK, "first time", check.execute()));
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    check.execute();
    assertTrue(providers.begun.tryAcquire());
    assertEquals(0, providers.begun.availablePermits());
    providers.gate.countDown();
    await(() -> check.execute().toString().contains("All is well"));
  }

  private static void assertFound(Status status, String words, Result result) {
    assertEquals(status, result.getStatus(), result.toString());
    assertTrue(result.toString().contains(words), result.toString());
  }

  private static void await(BooleanSupplier condition) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
          }
        });
  }

  private static final class Asked implements Providers {
    final Map<String, Optional<String>> found = new TreeMap<>(Map.of("local", Optional.empty()));
    final AtomicInteger count = new AtomicInteger();
    final Semaphore begun = new Semaphore(0);
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile boolean failure;

    @Override
    public Map<String, Optional<String>> selfChecks() {
      begun.release();
      try {
        gate.await();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
      count.incrementAndGet();
      if (failure) {
        throw new IllegalStateException("broken");
      }
      return found;
    }

    @Override
    public Map<String, ProviderDescription> all() {
      throw new AssertionError("not asked");
    }

    @Override
    public ProviderDescription get(String providerId) {
      throw new AssertionError("not asked");
    }

    @Override
    public Generation generate(
        ModelVersion version, String generationId, String prompt, long seed, double strength) {
      throw new AssertionError("not asked");
    }

    @Override
    public void webhook(String providerId, Map<String, String> headers, byte[] body) {
      throw new AssertionError("not asked");
    }
  }
}
