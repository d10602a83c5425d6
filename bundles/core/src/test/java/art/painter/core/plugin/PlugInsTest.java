package art.painter.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class PlugInsTest {
  private final PlugIns<Supplier<String>> plugIns =
      new PlugIns<>("test", Duration.ofSeconds(20), Duration.ofSeconds(20));

  private FakeReference<Supplier<String>> add(String id, String version, int ranking, String says) {
    FakeReference<Supplier<String>> reference = FakeReference.of(id, version, ranking);
    plugIns.add(reference, () -> says);
    return reference;
  }

  private String ask(String id) {
    try (Lease<Supplier<String>> lease = plugIns.lease(id).orElseThrow()) {
      return lease.service().get();
    }
  }

  @Test
  void ofTwoWithOneIdTheHigherVersionIsUsedThenTheHigherRanking() {
    add("a", "1.0.0", 100, "old but high");
    add("a", "1.1.0", 0, "new");
    add("a", "1.1.0", 5, "new and high");
    add("a", "1.1.0", 3, "new and lower");
    assertEquals("new and high", ask("a"));
    assertEquals(1, plugIns.leaseAll().size(), "one of each id");
  }

  @Test
  void oneWithoutAnIdIsNeverUsed() {
    plugIns.add(FakeReference.of(" ", "1.0.0", 0), () -> "nameless");
    assertTrue(plugIns.ids().isEmpty());
  }

  @Test
  void anUnknownIdIsAnsweredAtOnceWithNothing() {
    assertTrue(plugIns.lease("never seen").isEmpty());
  }

  @Test
  void removingWaitsForTheCallUnderWayWhileNewCallsGoToTheOther() throws Exception {
    FakeReference<Supplier<String>> old = add("a", "1.0.0", 0, "old");
    Lease<Supplier<String>> underWay = plugIns.lease("a").orElseThrow();
    add("a", "2.0.0", 0, "new");
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> removal =
        CompletableFuture.runAsync(
            () -> {
              begun.countDown();
              plugIns.remove(old);
            });
    assertTrue(begun.await(5, TimeUnit.SECONDS));
    assertEquals("new", ask("a"));
    assertFalse(removal.isDone(), "the old one is still in a call");
    assertEquals("old", underWay.service().get());
    underWay.close();
    removal.get(5, TimeUnit.SECONDS);
  }

  @Test
  void oneThatHasJustGoneIsWaitedFor() throws Exception {
    FakeReference<Supplier<String>> old = add("a", "1.0.0", 0, "old");
    plugIns.remove(old);
    CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> ask("a"));
    CompletableFuture<List<Lease<Supplier<String>>>> all =
        CompletableFuture.supplyAsync(plugIns::leaseAll);
    add("a", "1.0.1", 0, "back");
    assertEquals("back", asked.get(5, TimeUnit.SECONDS));
    assertEquals(1, all.get(5, TimeUnit.SECONDS).size());
  }

  @Test
  void aNumberFromAConfigurationFileIsTextAndCountsAllTheSame() {
    plugIns.add(
        new FakeReference<>("a", Version.emptyVersion, 0, Map.of("weight", "20", "other", "many")),
        () -> "");
    try (Lease<Supplier<String>> lease = plugIns.lease("a").orElseThrow()) {
      assertEquals(20, lease.intProperty("weight", 1));
      assertEquals(1, lease.intProperty("other", 1));
      assertEquals(1, lease.intProperty("missing", 1));
    }
  }

  @Test
  void onceTheWaitIsOverThereIsNone() {
    PlugIns<Supplier<String>> impatient =
        new PlugIns<>("test", Duration.ofSeconds(1), Duration.ofMillis(1));
    FakeReference<Supplier<String>> old = FakeReference.of("a", "1.0.0", 0);
    impatient.add(old, () -> "old");
    impatient.remove(old);
    assertTrue(impatient.lease("a").isEmpty());
  }

  @Test
  void aCallThatNeverEndsDoesNotKeepAPlugInForever() {
    PlugIns<Supplier<String>> impatient =
        new PlugIns<>("test", Duration.ofMillis(1), Duration.ofMillis(1));
    FakeReference<Supplier<String>> old = FakeReference.of("a", "1.0.0", 0);
    impatient.add(old, () -> "old");
    try (Lease<Supplier<String>> neverClosedInTime = impatient.lease("a").orElseThrow()) {
      impatient.remove(old);
      assertEquals("old", neverClosedInTime.service().get());
    }
  }
}
