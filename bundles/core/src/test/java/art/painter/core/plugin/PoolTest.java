package art.painter.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.plugin.Lending;
import art.painter.api.plugin.PlugInKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class PoolTest {
  private final LeaseDesk desk = new LeaseDesk(Duration.ofSeconds(20), Duration.ofSeconds(20));
  private final Pool<Supplier<String>> pool = desk.open(PlugInKind.LICENSE_TIER);

  private FakeReference<Supplier<String>> add(String id, String version, int ranking, String says) {
    FakeReference<Supplier<String>> reference = FakeReference.of(id, version, ranking);
    pool.add(reference.giving(() -> says));
    return reference;
  }

  private String ask(String id) {
    try (Lease<Supplier<String>> lease = pool.lease(id).orElseThrow()) {
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
    assertEquals(1, pool.leaseAll().size(), "one of each id");
  }

  @Test
  void oneWithoutAnIdIsNeverUsed() {
    pool.add(
        new FakeReference<Supplier<String>>(" ", Version.emptyVersion, 0, Map.of())
            .giving(() -> "nameless"));
    assertTrue(pool.ids().isEmpty());
  }

  @Test
  void anUnknownIdIsAnsweredAtOnceWithNothing() {
    assertTrue(pool.lease("never seen").isEmpty());
  }

  @Test
  void removingWaitsForTheCallUnderWayWhileNewCallsGoToTheOther() throws Exception {
    FakeReference<Supplier<String>> old = add("a", "1.0.0", 0, "old");
    Lease<Supplier<String>> underWay = pool.lease("a").orElseThrow();
    add("a", "2.0.0", 0, "new");
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> removal =
        CompletableFuture.runAsync(
            () -> {
              begun.countDown();
              pool.remove(old);
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
    pool.remove(old);
    CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> ask("a"));
    CompletableFuture<List<Lease<Supplier<String>>>> all =
        CompletableFuture.supplyAsync(pool::leaseAll);
    add("a", "1.0.1", 0, "back");
    assertEquals("back", asked.get(5, TimeUnit.SECONDS));
    assertEquals(1, all.get(5, TimeUnit.SECONDS).size());
  }

  @Test
  void aNumberFromAConfigurationFileIsTextAndCountsAllTheSame() {
    pool.add(
        new FakeReference<Supplier<String>>(
                "a", Version.emptyVersion, 0, Map.of("weight", "20", "other", "many"))
            .giving(() -> ""));
    try (Lease<Supplier<String>> lease = pool.lease("a").orElseThrow()) {
      assertEquals(20, lease.intProperty("weight", 1));
      assertEquals(1, lease.intProperty("other", 1));
      assertEquals(1, lease.intProperty("missing", 1));
    }
  }

  @Test
  void onceTheWaitIsOverThereIsNone() {
    Pool<Supplier<String>> impatient =
        new LeaseDesk(Duration.ofSeconds(1), Duration.ofMillis(1)).open(PlugInKind.LICENSE_TIER);
    FakeReference<Supplier<String>> old = FakeReference.of("a", "1.0.0", 0);
    impatient.add(old.giving(() -> "old"));
    impatient.remove(old);
    assertTrue(impatient.lease("a").isEmpty());
  }

  @Test
  void aCallThatNeverEndsDoesNotKeepAPlugInForever() {
    Pool<Supplier<String>> impatient =
        new LeaseDesk(Duration.ofMillis(1), Duration.ofMillis(1)).open(PlugInKind.LICENSE_TIER);
    FakeReference<Supplier<String>> old = FakeReference.of("a", "1.0.0", 0);
    impatient.add(old.giving(() -> "old"));
    try (Lease<Supplier<String>> neverClosedInTime = impatient.lease("a").orElseThrow()) {
      impatient.remove(old);
      assertEquals("old", neverClosedInTime.service().get());
    }
  }

  private static long bundle(FakeReference<?> reference) {
    return reference.getBundle().getBundleId();
  }

  @Test
  void oneThatIsHeldBackIsNeitherActivatedNorCalledUntilItIsAdmitted() {
    add("a", "1.0.0", 0, "old");
    FakeReference<Supplier<String>> tried = FakeReference.of("a", "2.0.0", 0);
    desk.hold(bundle(tried));
    AtomicInteger activations = new AtomicInteger();
    pool.add(tried.giving(() -> "new", activations));
    assertEquals("old", ask("a"));
    assertEquals(0, activations.get());
    desk.admit(bundle(tried));
    assertEquals("new", ask("a"));
    assertEquals(1, activations.get());
  }

  @Test
  void anOlderOneTakesOverWhenTheNewerIsHeldBackInTheSameMoment() throws Exception {
    FakeReference<Supplier<String>> newer = add("a", "2.0.0", 0, "newer");
    FakeReference<Supplier<String>> older = FakeReference.of("a", "1.0.0", 0);
    desk.hold(bundle(older));
    pool.add(older.giving(() -> "older"));
    Lease<Supplier<String>> underWay = pool.lease("a").orElseThrow();
    desk.replace(bundle(older), bundle(newer));
    assertEquals("older", ask("a"));
    assertEquals("newer", underWay.service().get(), "calls under way go on");
    assertEquals(
        List.of(true, false), desk.all().stream().map(Lending::used).toList(), "each once");
    CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> pool.remove(newer));
    assertFalse(removal.isDone());
    underWay.close();
    removal.get(5, TimeUnit.SECONDS);
    assertEquals("older", ask("a"));
  }

  @Test
  void oneThatIsReplacedIsEmptyOnceItsCallsHaveEnded() throws Exception {
    FakeReference<Supplier<String>> old = add("a", "1.0.0", 0, "old");
    FakeReference<Supplier<String>> next = add("b", "2.0.0", 0, "new");
    Lease<Supplier<String>> underWay = pool.lease("a").orElseThrow();
    desk.replace(bundle(next), bundle(old));
    assertFalse(desk.drain(bundle(old), Duration.ofMillis(20)));
    CompletableFuture<Boolean> drained =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return desk.drain(bundle(old), Duration.ofSeconds(20));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    underWay.close();
    assertTrue(drained.get(5, TimeUnit.SECONDS));
  }

  @Test
  void whoWaitsForOneThatWentGetsTheOneThatIsAdmitted() throws Exception {
    FakeReference<Supplier<String>> old = add("a", "1.0.0", 0, "old");
    FakeReference<Supplier<String>> tried = FakeReference.of("a", "2.0.0", 0);
    desk.hold(bundle(tried));
    pool.add(tried.giving(() -> "new"));
    pool.remove(old);
    CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> ask("a"));
    desk.admit(bundle(tried));
    assertEquals("new", asked.get(5, TimeUnit.SECONDS));
  }

  @Test
  void oneThatDoesNotComeUpLeavesTheOtherInUseAndIsShown() {
    add("a", "1.0.0", 0, "old");
    pool.add(FakeReference.<Supplier<String>>of("a", "2.0.0", 0).giving(null));
    assertEquals("old", ask("a"));
    Lending failed =
        desk.all().stream()
            .filter(lending -> lending.origin().version().equals("2.0.0"))
            .findFirst()
            .orElseThrow();
    assertFalse(failed.used());
    assertTrue(failed.lastError().isPresent());
  }

  @Test
  void callsFailuresAndOpenLeasesAreCounted() {
    add("a", "1.0.0", 0, "here");
    ask("a");
    pool.lease("a").orElseThrow().close();
    Lease<Supplier<String>> open = pool.lease("a").orElseThrow();
    open.service().get();
    open.failed(new IllegalStateException("words that nobody should see"));
    open.failed(PlatformException.invalid("some.code", "An answer is no failure."));
    assertEquals(1, desk.all().get(0).open());
    open.close();
    Lending lending = desk.all().get(0);
    assertEquals(2, lending.calls(), "a lease without a call is none");
    assertEquals(1, lending.failures());
    assertEquals(0, lending.open());
    assertEquals("It threw IllegalStateException.", lending.lastError().orElseThrow());
  }
}
