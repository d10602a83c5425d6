package art.painter.replicate.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * A stand-in for Replicate's HTTP API that only programs on this machine reach. What it trains and
 * generates with is pAInter's local preview model, not FLUX.
 */
public final class Emulator implements AutoCloseable {
  private final EmulatorOptions options;
  private final URI origin;
  private final MovableClock clock;
  private final Deque<AutoCloseable> parts;

  private Emulator(
      EmulatorOptions options, URI origin, MovableClock clock, Deque<AutoCloseable> parts) {
    this.options = options;
    this.origin = origin;
    this.clock = clock;
    this.parts = parts;
  }

  /**
   * Runs an emulator until the process is stopped.
   *
   * @param arguments options, see {@link EmulatorOptions}
   * @throws IOException when the port or the folder cannot be used
   */
  public static void main(String... arguments) throws IOException {
    // Nobody needs to know that there is no log.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    EmulatorOptions options;
    try {
      options = EmulatorOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Emulator emulator = start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
    System.out.println(
        "Replicate emulator at "
            + emulator.url()
            + " (not Replicate; images come from pAInter's local preview model)");
  }

  /**
   * Starts an emulator.
   *
   * @param options how it is to run
   * @return the emulator, which answers already
   * @throws IOException when the port or the folder cannot be used
   */
  public static Emulator start(EmulatorOptions options) throws IOException {
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    Path folder;
    if (options.data().isPresent()) {
      folder = Files.createDirectories(options.data().get());
    } else {
      folder = Files.createTempDirectory("replicate-emulator");
      parts.push(() -> remove(folder));
    }
    Server server = new Server(options.port());
    URI origin = server.origin();
    MovableClock clock = new MovableClock();
    Agenda agenda = new Agenda(clock);
    parts.push(agenda);
    Elsewhere elsewhere = new Elsewhere();
    parts.push(elsewhere);
    Engine engine = new Engine(folder.resolve("engine"), options.steps(), options.imageSize());
    parts.push(engine);

    Faults faults = new Faults();

    Models models = new Models(clock);
    Pages pages = new Pages(origin, elsewhere.origin(), faults);
    StoredFiles files = new StoredFiles(folder.resolve("files"), origin, clock);
    Delivery delivery =
        new Delivery(
            folder.resolve("delivery"),
            origin,
            elsewhere.origin(),
            options.retention(),
            clock,
            agenda);
    JobView view = new JobView(origin, clock, options.retention());
    Webhooks webhooks = new Webhooks(view, faults, agenda, clock, new WebhookSender(clock, agenda));
    Jobs jobs = new Jobs(clock, webhooks);
    TrainingWorker trainings =
        new TrainingWorker(
            folder.resolve("trainings"),
            engine,
            options.steps(),
            files,
            new InputImages(files, origin),
            models,
            delivery);
    parts.push(trainings);
    PredictionWorker predictions = new PredictionWorker(engine, delivery);
    parts.push(predictions);

    Router router = new Router();
    Holds holds = new Holds();
    RequestCounts counts = new RequestCounts();
    RateLimits limits = new RateLimits(clock);
    new AccountRoutes().addTo(router);
    new ModelRoutes(models, pages, origin, clock).addTo(router);
    new VersionRoutes(models, jobs, delivery, pages, clock).addTo(router);
    new FileRoutes(files, pages, origin, clock).addTo(router);
    new TrainingRoutes(models, files, jobs, view, pages, faults, trainings).addTo(router);
    new PredictionRoutes(
            new PredictionOrders(models, faults, clock),
            jobs,
            view,
            pages,
            delivery,
            agenda,
            predictions)
        .addTo(router);
    delivery.addTo(router);
    webhooks.addTo(router);
    new TrainingControl(models, jobs, delivery, clock).addTo(router);
    new ControlRoutes(router, clock, faults, holds, counts, limits, elsewhere).add();

    elsewhere.start(delivery);
    server.start(
        new Gate(
            router, options.token(), origin, limits, counts, holds, new FaultyAnswers(faults)));
    parts.push(server);
    return new Emulator(options, origin, clock, parts);
  }

  /** {@return the address of the API, such as {@code http://127.0.0.1:8090/v1}} */
  public URI url() {
    return origin.resolve("/v1");
  }

  /** {@return the address of the control calls} */
  public URI control() {
    return origin.resolve("/control");
  }

  /** {@return the token it takes} */
  public String token() {
    return options.token();
  }

  /** {@return the name of the account that the token belongs to} */
  public String username() {
    return AccountRoutes.USERNAME;
  }

  /**
   * Moves its clock forward, so that what happens at some time happens sooner.
   *
   * @param by how far
   */
  public void advance(Duration by) {
    clock.advance(by);
  }

  /** Stops it; what was under way is given up. */
  @Override
  public void close() {
    for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException("The emulator did not stop cleanly", e);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
