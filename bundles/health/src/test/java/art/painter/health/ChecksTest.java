package art.painter.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.health.Watched;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.SigningKeys;
import art.painter.api.log.LogStore;
import art.painter.api.log.TransparencyLog;
import art.painter.api.plugin.Swap;
import art.painter.api.plugin.Swap.Outcome;
import art.painter.api.plugin.SwapStore;
import art.painter.api.training.TrainingStore;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check with what is well and with what is not. */
class ChecksTest {
  private static final PlatformException GONE =
      PlatformException.unavailable("database.unavailable", "The database does not answer.");

  @TempDir private Path data;

  /** A service of which a check uses these methods and no others. */
  private static <T> Optional<T> with(Class<T> type, Map<String, Function<Object[], Object>> used) {
    return Optional.of(
        type.cast(
            Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> {
                  if (!used.containsKey(method.getName())) {
                    throw new AssertionError("not expected to be called: " + method);
                  }
                  return used.get(method.getName()).apply(arguments);
                })));
  }

  private static Object gone(Object[] arguments) {
    throw GONE;
  }

  private static void assertFound(Status status, String words, HealthCheck check) {
    Result result = check.execute();
    assertEquals(status, result.getStatus(), result.toString());
    assertTrue(result.toString().contains(words), result.toString());
  }

  @Test
  void a_process_that_answers_is_alive() {
    assertFound(Status.OK, "up since", new LiveCheck());
  }

  @Test
  void a_database_has_to_be_there_and_to_answer() {
    assertFound(
        Status.OK,
        "answers",
        new DatabaseCheck(with(LogStore.class, Map.of("head", any -> Optional.empty()))));
    assertFound(
        Status.CRITICAL,
        "does not answer",
        new DatabaseCheck(with(LogStore.class, Map.of("head", ChecksTest::gone))));
    assertFound(Status.CRITICAL, "not open", new DatabaseCheck(Optional.empty()));
  }

  @Test
  void a_log_has_to_be_there_without_a_fault() {
    Optional<String> none = Optional.empty();
    assertFound(Status.OK, "takes records", log(none, none));
    assertFound(Status.WARN, "The disk is full.", log(none, Optional.of("The disk is full.")));
    assertFound(
        Status.CRITICAL, "went back.", log(Optional.of("Its head went back."), Optional.of("x")));
    assertFound(Status.CRITICAL, "not there", new LogCheck(Optional.empty()));
  }

  private static LogCheck log(Optional<String> fault, Optional<String> warning) {
    return new LogCheck(
        with(TransparencyLog.class, Map.of("fault", any -> fault, "warning", any -> warning)));
  }

  @Test
  void keys_have_to_be_there_and_to_sign_for_every_purpose() {
    Set<Object> borrowed = new HashSet<>();
    assertFound(
        Status.OK,
        "can sign",
        new KeysCheck(
            with(
                SigningKeys.class,
                Map.of("sign", arguments -> borrowed.add(arguments[0]) ? "key" : "again"))));
    assertEquals(Set.of(KeyPurpose.values()), borrowed);
    assertFound(
        Status.CRITICAL,
        "cannot use its keys",
        new KeysCheck(
            with(
                SigningKeys.class,
                Map.of(
                    "sign",
                    arguments -> {
                      throw PlatformException.unavailable(
                          SigningKeys.UNAVAILABLE, "This node cannot use its keys.");
                    }))));
    assertFound(Status.CRITICAL, "not there", new KeysCheck(Optional.empty()));
  }

  @Test
  void a_disk_needs_room() {
    assertFound(Status.OK, "MB are free", disk(0, 0));
    assertFound(Status.WARN, "soon", disk(1_000_000_000_000L, 0));
    assertFound(Status.CRITICAL, "Make room:", disk(0, 1_000_000_000_000L));
    assertFound(
        Status.CRITICAL,
        "cannot be looked at",
        new DiskCheck(data.resolve("none"), Settings.of(DiskCheck.Config.class)));
  }

  private DiskCheck disk(long warn, long critical) {
    return new DiskCheck(
        data,
        Settings.of(
            DiskCheck.Config.class,
            Map.of("warn.megabytes", warn, "critical.megabytes", critical)));
  }

  @Test
  void trainings_that_stand_still_or_wait_for_a_person_are_told() {
    assertFound(Status.OK, "All trainings go on", jobs(List.of(), List.of()));
    assertFound(Status.WARN, "120 minutes: t1, t2.", jobs(List.of("t1", "t2"), List.of()));
    assertFound(
        Status.WARN, "t5 and more", jobs(List.of("t1", "t2", "t3", "t4", "t5", "t6"), List.of()));
    assertFound(Status.WARN, "painter:undecided): u1.", jobs(List.of(), List.of("u1")));
    assertFound(
        Status.WARN,
        "does not answer",
        new JobsCheck(
            with(TrainingStore.class, Map.of("unchangedSince", ChecksTest::gone)),
            Settings.of(JobsCheck.Config.class)));
    assertFound(
        Status.CRITICAL,
        "not there",
        new JobsCheck(Optional.empty(), Settings.of(JobsCheck.Config.class)));
  }

  private static JobsCheck jobs(List<String> still, List<String> undecided) {
    return new JobsCheck(
        with(
            TrainingStore.class,
            Map.of(
                "unchangedSince",
                arguments -> {
                  Duration since = Duration.between((Instant) arguments[0], Instant.now());
                  assertEquals(120, since.toMinutes());
                  return still;
                },
                "undecided",
                any -> Samples.page(undecided))),
        Settings.of(JobsCheck.Config.class));
  }

  @Test
  void a_swap_that_failed_lately_or_was_cut_off_is_told() {
    Instant now = Instant.now();
    Instant daysAgo = now.minus(Duration.ofDays(3));
    assertFound(Status.OK, "went well", swaps());
    assertFound(
        Status.OK,
        "went well",
        swaps(
            Samples.swap(Outcome.DONE, now),
            Samples.swap(Outcome.UNDER_WAY, now),
            Samples.swap(Outcome.FAILED, daysAgo)));
    assertFound(Status.WARN, "What came of it.", swaps(Samples.swap(Outcome.FAILED, now)));
    assertFound(Status.WARN, "a.bundle", swaps(Samples.swap(Outcome.INTERRUPTED, daysAgo)));
    assertFound(
        Status.WARN,
        "does not answer",
        new SwapsCheck(
            with(SwapStore.class, Map.of("latest", ChecksTest::gone)),
            Settings.of(SwapsCheck.Config.class)));
    assertFound(
        Status.WARN,
        "not there",
        new SwapsCheck(Optional.empty(), Settings.of(SwapsCheck.Config.class)));
  }

  private static SwapsCheck swaps(Swap... latest) {
    return new SwapsCheck(
        with(SwapStore.class, Map.of("latest", any -> List.of(latest))),
        Settings.of(SwapsCheck.Config.class));
  }

  @Test
  void what_other_bundles_say_of_themselves_is_told() {
    WatchedCheck check = new WatchedCheck();
    assertFound(Status.OK, "Nobody warns.", check);
    Watched trust = watched("trust", () -> List.of("The list is empty."));
    check.addWatched(trust);
    check.addWatched(watched("configuration", () -> List.of("A file is not applied.", "Two.")));
    check.addWatched(watched("well", List::of));
    check.addWatched(
        watched(
            "broken",
            () -> {
              throw new IllegalStateException("no");
            }));
    assertFound(
        Status.WARN,
        "broken cannot be asked: no configuration: A file is not applied. configuration: Two."
            + " trust: The list is empty.",
        check);
    check.removeWatched(trust);
    assertFalse(check.execute().toString().contains("trust"));
  }

  private static Watched watched(String name, Supplier<List<String>> warnings) {
    return new Watched() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<String> warnings() {
        return warnings.get();
      }
    };
  }
}
