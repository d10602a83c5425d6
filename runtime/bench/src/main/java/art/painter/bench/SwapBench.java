package art.painter.bench;

import art.painter.bench.OpenLoop.Sent;
import art.painter.demo.Api;
import art.painter.demo.Failure;
import art.painter.demo.Person;
import art.painter.demo.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * What callers notice while plug-ins are exchanged: readiness, license tiers and the status of a
 * training are asked for at a rate, first with nothing else going on and then during swaps of one
 * plug-in of each kind after the other.
 */
final class SwapBench {
  private static final List<String> BUNDLES =
      List.of(
          "art.painter.readiness.dataset",
          "art.painter.verification.rights",
          "art.painter.license.standard",
          "art.painter.consent.jws",
          "art.painter.training.local");
  private static final int REFERENCE_SECONDS = 20;
  private static final int SHOWN = 5;

  private final Path home;
  private final int swaps;
  private final int rate;

  /**
   * @param home where the distribution is
   * @param swaps how often each kind of plug-in is exchanged
   * @param rate requests a second
   */
  SwapBench(Path home, int swaps, int rate) {
    this.home = home;
    this.swaps = swaps;
    this.rate = rate;
  }

  /** An exchange as who asked for it saw it; nanoseconds of the system's clock. */
  private record Exchange(String bundle, long begun, long nanos) {
    boolean covers(Sent sent) {
      return sent.due() >= begun && sent.due() <= begun + nanos;
    }
  }

  void run() throws IOException, InterruptedException, SQLException, Problem, Failure {
    System.out.println("Swaps on " + Machine.line());
    Workplace workplace = Workplace.open(home);
    Path config = config(workplace.folder());
    Api nobody = new Api(workplace.start(config).resolve("/"));
    String code = Files.readString(workplace.data().resolve("setup-code")).strip();
    Person operator = Person.register(nobody, "Bench Host", "ARTIST", code);
    workplace.stop();
    String training = Rows.insert(workplace.data(), operator.id(), List.of("reference")).get(0);
    URI base = workplace.start(config);
    Person host =
        new Person(
                operator.id(),
                operator.name(),
                operator.email(),
                operator.password(),
                new Api(base))
            .loggedIn();
    measure(workplace, host.api(), training);
    workplace.stop();
    workplace.good();
  }

  /**
   * As it ships, but that unsigned jars may be uploaded: what is signed costs the same and more.
   */
  private Path config(Path folder) throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    try (var files = Files.list(home.resolve("config"))) {
      for (Path file : files.toList()) {
        Files.copy(file, config.resolve(file.getFileName().toString()));
      }
    }
    Files.writeString(config.resolve("art.painter.plugins.trust.cfg"), "policy.rest = any\n");
    return config;
  }

  private void measure(Workplace workplace, Api api, String training)
      throws IOException, InterruptedException, Problem, Failure {
    Map<String, Object> setup =
        Map.of("name", "Bench", "type", "STYLE", "triggerWord", "BENCH_V1", "destination", "bench");
    String readiness = "/models/" + api.post("/models", setup).path("id").asText() + "/readiness";
    List<String> rules = ids(api.get(readiness).path("results"), "/rule/id");
    List<String> tiers = ids(api.get("/license-tiers").path("items"), "/id");
    List<OpenLoop.Request> mix =
        List.of(
            () -> same(rules, ids(api.get(readiness).path("results"), "/rule/id")),
            () -> same(tiers, ids(api.get("/license-tiers").path("items"), "/id")),
            () ->
                same(
                    List.of(training),
                    List.of(api.get("/trainings/" + training).path("id").asText())));
    System.out.printf(
        "%d requests a second, %d readiness rules and %d tiers in every answer; jars are uploaded"
            + " unsigned%n",
        rate, rules.size(), tiers.size());
    run(mix, REFERENCE_SECONDS / 4); // The machine gets warm.
    List<Sent> reference = run(mix, REFERENCE_SECONDS);
    OpenLoop load = new OpenLoop(mix, rate);
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 1; i <= swaps; i++) {
      for (String bundle : BUNDLES) {
        Path jar = newer(bundle, i, workplace.folder().resolve(bundle + ".jar"));
        long begun = System.nanoTime();
        api.upload("/plugins", jar);
        exchanges.add(new Exchange(bundle, begun, System.nanoTime() - begun));
      }
    }
    report(reference, load.end(), exchanges);
    System.out.println("  memory of the node  " + Heap.resident(workplace.process()));
  }

  private List<Sent> run(List<OpenLoop.Request> mix, int seconds) throws InterruptedException {
    OpenLoop load = new OpenLoop(mix, rate);
    TimeUnit.SECONDS.sleep(seconds);
    return load.end();
  }

  private static List<String> ids(JsonNode items, String pointer) {
    List<String> ids = new ArrayList<>();
    items.forEach(item -> ids.add(item.at(pointer).asText()));
    return ids;
  }

  private static void same(List<String> wanted, List<String> found) {
    if (!wanted.equals(found)) {
      throw new AssertionError("not " + wanted + " but " + found);
    }
  }

  private Path newer(String bundle, int version, Path to) throws IOException {
    Path shipped;
    try (var files = Files.list(home.resolve("bundles").resolve("20"))) {
      shipped =
          files
              .filter(file -> file.getFileName().toString().startsWith(bundle + "-"))
              .findFirst()
              .orElseThrow();
    }
    return Restamped.write(shipped, version + ".0.0", to);
  }

  private void report(List<Sent> reference, List<Sent> during, List<Exchange> exchanges)
      throws Failure {
    System.out.printf("%n%-34s %7s %9s %9s%n", "swap, ms", "swaps", "p50", "p99");
    for (String bundle : BUNDLES) {
      long[] nanos =
          sorted(
              exchanges.stream().filter(e -> e.bundle().equals(bundle)).toList(), Exchange::nanos);
      System.out.printf(
          "%-34s %7d %9.0f %9.0f%n",
          bundle, nanos.length, percentile(nanos, 50), percentile(nanos, 99));
    }
    // The pause of a swap is the longest that anybody waited who asked during it.
    long[] pauses =
        sorted(
            exchanges,
            exchange ->
                during.stream().filter(exchange::covers).mapToLong(Sent::nanos).max().orElse(0));
    long[] calm = sorted(reference, Sent::nanos);
    long[] swapping = sorted(during, Sent::nanos);
    System.out.printf("%n%-34s %7s %9s %9s %9s%n", "requests, ms", "sent", "p50", "p99", "longest");
    line("without swaps", calm);
    line("during swaps", swapping);
    System.out.printf(
        "%-34s %17.1f %9.1f%n",
        "ratio",
        percentile(swapping, 50) / percentile(calm, 50),
        percentile(swapping, 99) / percentile(calm, 99));
    System.out.printf(
        "%-34s %17.1f %9.1f%n",
        "pause of a swap, ms", percentile(pauses, 50), percentile(pauses, 99));
    List<String> faults =
        java.util.stream.Stream.concat(reference.stream(), during.stream())
            .map(Sent::fault)
            .filter(fault -> !fault.isEmpty())
            .toList();
    System.out.printf("%n%d requests failed, or missed or doubled a plug-in%n", faults.size());
    if (!faults.isEmpty()) {
      throw new Failure(String.join("\n", faults.subList(0, Math.min(SHOWN, faults.size()))));
    }
  }

  private static void line(String what, long[] nanos) {
    System.out.printf(
        "%-34s %7d %9.1f %9.1f %9.1f%n",
        what, nanos.length, percentile(nanos, 50), percentile(nanos, 99), percentile(nanos, 100));
  }

  private static <T> long[] sorted(List<T> things, ToLongFunction<T> nanos) {
    long[] all = things.stream().mapToLong(nanos).toArray();
    Arrays.sort(all);
    return all;
  }

  /** In milliseconds. */
  private static double percentile(long[] nanos, int percent) {
    return nanos.length == 0
        ? 0
        : nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
  }
}
