package art.painter.bench;

import art.painter.demo.Api;
import art.painter.demo.EventStream;
import art.painter.demo.Failure;
import art.painter.demo.Node;
import art.painter.demo.Person;
import art.painter.demo.Problem;
import art.painter.demo.ReplicateEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Many trainings that run at (an emulator of) Replicate, followed by one node. Their rows are put
 * into the database while the node is down, since making them over REST would take hours; from the
 * start of the node on everything is as in production. The emulator ends some of them at known
 * instants, and the time until a follower hears of it is the staleness.
 */
final class TrainingsBench {
  private static final int FOLLOWED = 190;
  private static final int POLL_SECONDS = 12;
  private static final int LEAST_RATIO = 20;

  private final Path home;
  private final int jobs;
  private final int seconds;

  TrainingsBench(Path home, int jobs, int seconds) {
    this.home = home;
    this.jobs = jobs;
    this.seconds = seconds;
  }

  void run() throws IOException, InterruptedException, SQLException, Problem, Failure {
    Path work = Files.createTempDirectory("painter-bench-");
    Path data = Files.createDirectories(work.resolve("data"));
    System.out.printf(
        "%d trainings run at an emulator of Replicate, one node follows them.%n", jobs);
    try (ReplicateEmulator emulator = ReplicateEmulator.start(home)) {
      Path config =
          emulator.config(
              home, "poll.seconds = " + POLL_SECONDS, "capacity = " + Math.min(10_000, jobs));
      Node first = Node.start(home, config, data, work.resolve("first.log"));
      Api nobody = new Api(first.awaitReady());
      Person operator = Person.register(nobody, "Bench Host", "ARTIST", first.setupCode());
      first.stop();

      Control control = new Control(emulator.url());
      List<String> references = control.fabricate(jobs);
      List<String> ids = Rows.insert(data, operator.id(), references);
      System.out.printf("Their rows are in the database. The node starts again.%n");
      try (Node node = Node.start(home, config, data, work.resolve("second.log"))) {
        Api api = new Api(node.awaitReady());
        measure(node, control, signIn(operator, api), ids, references);
      }
    }
    // On failure the logs stay.
    Files.delete(work.resolve("first.log"));
    Files.delete(work.resolve("second.log"));
    Files.delete(work);
  }

  private static Api signIn(Person operator, Api nobody)
      throws IOException, InterruptedException, Problem {
    return new Person(operator.id(), operator.name(), operator.email(), operator.password(), nobody)
        .loggedIn()
        .api();
  }

  private void measure(
      Node node, Control control, Api artist, List<String> ids, List<String> references)
      throws IOException, InterruptedException, Problem, Failure {
    // The first round after a start finds everything new.
    TimeUnit.SECONDS.sleep(2 * POLL_SECONDS);
    Map<String, Instant> heard = new ConcurrentHashMap<>();
    ExecutorService followers = Executors.newCachedThreadPool(daemons());
    int followed = Math.min(FOLLOWED, jobs);
    for (int i = 0; i < followed; i++) {
      String id = ids.get(i);
      followers.execute(() -> follow(artist, id, heard));
    }
    control.resetCounts();
    Duration cpuBefore = cpu(node);
    Instant begun = Instant.now();
    Map<String, Instant> ended = end(control, ids, references, followed);
    long left = seconds - Duration.between(begun, Instant.now()).toSeconds();
    TimeUnit.SECONDS.sleep(Math.max(0, left) + 2 * POLL_SECONDS);
    Duration took = Duration.between(begun, Instant.now());
    report(node, control, took, cpu(node).minus(cpuBefore), ended, heard);
    followers.shutdownNow();
  }

  /** Ends the followed ones one after the other, at random instants, and changes logs of others. */
  private Map<String, Instant> end(
      Control control, List<String> ids, List<String> references, int followed)
      throws IOException, InterruptedException {
    Random random = new Random(1);
    Map<String, Instant> ended = new ConcurrentHashMap<>();
    long pauseMillis = seconds * 1000L / followed;
    for (int i = 0; i < followed; i++) {
      TimeUnit.MILLISECONDS.sleep(random.nextLong(2 * pauseMillis));
      ended.put(ids.get(i), Instant.now());
      control.end(references.get(i));
      for (int others = 0; others < 5 && followed < jobs; others++) {
        control.log(references.get(followed + random.nextInt(jobs - followed)), i + " of 190");
      }
    }
    return ended;
  }

  private static void follow(Api artist, String id, Map<String, Instant> heard) {
    try {
      new EventStream(artist, "/trainings/" + id + "/events")
          .follow(
              event -> List.of("FAILED", "CANCELED").contains(event.path("status").asText()),
              event -> {});
      heard.put(id, Instant.now());
    } catch (IOException | InterruptedException | Problem | Failure notHeard) {
      System.err.println("Nothing is heard of " + id + ": " + notHeard.getMessage());
    }
  }

  private static Duration cpu(Node node) {
    return node.process()
        .descendants()
        .map(ProcessHandle::info)
        .flatMap(info -> info.totalCpuDuration().stream())
        .reduce(node.process().info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
  }

  private void report(
      Node node,
      Control control,
      Duration took,
      Duration cpu,
      Map<String, Instant> ended,
      Map<String, Instant> heard)
      throws IOException, InterruptedException, Failure {
    double minutes = took.toMillis() / 60_000.0;
    Map<String, Long> counts = control.counts();
    long calls = counts.values().stream().mapToLong(Long::longValue).sum();
    double reference = jobs * 60.0 / POLL_SECONDS;
    List<Long> millis = new ArrayList<>();
    ended.forEach(
        (id, at) -> {
          if (heard.containsKey(id)) {
            millis.add(Duration.between(at, heard.get(id)).toMillis());
          }
        });
    Collections.sort(millis);
    System.out.printf("%nIn %d s:%n", took.toSeconds());
    counts.forEach((route, count) -> System.out.printf("  %-28s %d%n", route, count));
    System.out.printf("  calls a minute               %.0f%n", calls / minutes);
    System.out.printf("  one GET a job after %d s     %.0f%n", POLL_SECONDS, reference);
    double ratio = reference / (calls / minutes);
    System.out.printf("  ratio                        1/%.0f, 1/%d wanted%n", ratio, LEAST_RATIO);
    System.out.printf(
        "  staleness of an end          p50 %.1f s, p99 %.1f s, of %d that were ended %d were heard of%n",
        percentile(millis, 50), percentile(millis, 99), ended.size(), millis.size());
    System.out.printf(
        "  processor                    %.1f s, %.0f %% of one core%n",
        cpu.toMillis() / 1000.0, 100.0 * cpu.toMillis() / took.toMillis());
    System.out.printf("  heap after a collection      %s%n", Heap.used(node.process()));
    System.out.printf("  memory of the process        %s%n", Heap.resident(node.process()));
    if (ratio < LEAST_RATIO || millis.size() < ended.size()) {
      throw new Failure("Too many calls, or an end that nobody heard of.");
    }
  }

  private static ThreadFactory daemons() {
    return task -> {
      Thread thread = new Thread(task, "bench-follower");
      thread.setDaemon(true);
      return thread;
    };
  }

  private static double percentile(List<Long> sorted, int percent) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1000.0;
  }
}
