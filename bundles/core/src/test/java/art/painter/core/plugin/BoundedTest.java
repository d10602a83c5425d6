package art.painter.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.plugin.PlugInKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedTest {
  private final Pool<String> pool =
      new LeaseDesk(Duration.ofSeconds(20), Duration.ofMillis(1)).open(PlugInKind.LICENSE_TIER);
  private final FakeReference<String> reference = FakeReference.of("a", "1.0.0", 0);
  private final Bounded bounded = new Bounded("test", Duration.ofMillis(50));
  private final CountDownLatch end = new CountDownLatch(1);

  BoundedTest() {
    pool.add(reference.giving("plug-in"));
  }

  @AfterEach
  void letAllEnd() {
    end.countDown();
    bounded.close();
  }

  private Lease<String> lease() {
    return pool.lease("a").orElseThrow();
  }

  private String hang(String plugIn) {
    boolean ended = false;
    while (!ended) {
      try {
        ended = end.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException ignored) {
        // A plug-in that does not listen.
      }
    }
    return plugIn;
  }

  @Test
  void answersWhatThePlugInAnswers() throws Exception {
    assertEquals("plug-in!", bounded.call(lease(), plugIn -> plugIn + "!"));
  }

  @Test
  void aThrownErrorIsAFailureThatDoesNotRepeatThePlugInsWords() {
    PlugInFailure failure =
        assertThrows(
            PlugInFailure.class,
            () ->
                bounded.call(
                    lease(),
                    plugIn -> {
                      throw new IllegalStateException("secret");
                    }));
    assertFalse(failure.getMessage().contains("secret"));
  }

  @Test
  void nullIsAFailure() {
    assertThrows(PlugInFailure.class, () -> bounded.call(lease(), plugIn -> null));
  }

  @Test
  void oneThatHangsCostsOnlyTheLimitAndKeepsItsLeaseUntilItEnds() throws Exception {
    assertThrows(PlugInFailure.class, () -> bounded.call(lease(), this::hang));
    CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> pool.remove(reference));
    assertThrows(
        java.util.concurrent.TimeoutException.class, () -> removal.get(100, TimeUnit.MILLISECONDS));
    end.countDown();
    removal.get(5, TimeUnit.SECONDS);
  }

  @Test
  void oneThatKeepsHangingIsNoLongerCalledUntilItsCallsCameBack() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThrows(PlugInFailure.class, () -> bounded.call(lease(), this::hang));
    }
    PlugInFailure refused =
        assertThrows(PlugInFailure.class, () -> bounded.call(lease(), plugIn -> "never called"));
    assertTrue(refused.getMessage().contains("busy"));
    end.countDown();
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    String answer = "";
    while (answer.isEmpty() && System.nanoTime() < limit) {
      try {
        answer = bounded.call(lease(), plugIn -> "back");
      } catch (PlugInFailure notYet) {
        Thread.onSpinWait();
      }
    }
    assertEquals("back", answer);
  }
}
