package art.painter.demo;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code painter demo [DIR] [--keep] [--provider ID]}: the whole journey of an artist on a node of
 * its own.
 */
public final class Demo {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final long SEED = 2026;

  private final Path home;
  private final Options options;
  private final Progress progress;
  private final AtomicReference<Node> running = new AtomicReference<>();
  private final AtomicReference<ReplicateEmulator> emulator = new AtomicReference<>();
  private volatile boolean interrupted;

  private Demo(Path home, Options options, Progress progress) {
    this.home = home;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs the demo.
   *
   * @param arguments the folder of the distribution, then what the person wrote
   */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.println(Options.USAGE);
      System.exit(DONE);
    }
    try {
      Path home = Path.of(arguments.length == 0 ? "." : arguments[0]).toAbsolutePath().normalize();
      Options options =
          Options.parse(
              Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length));
      System.exit(new Demo(home, options, new Progress(System.out, isTerminal())).run());
    } catch (Options.UsageException e) {
      System.err.println("painter demo: " + e.getMessage() + "\n" + Options.USAGE);
      System.exit(USAGE);
    }
  }

  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      // From Java 22 on there is a console also where there is no terminal, and it can tell.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }

  private int run() throws Options.UsageException {
    if (options.works().isPresent() && !Files.isDirectory(options.works().get())) {
      throw new Options.UsageException("There is no folder " + options.works().get() + ".");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal, "demo-stop"));
    try {
      show();
      return DONE;
    } catch (Failure | Problem e) {
      return fail(e.getMessage());
    } catch (InterruptedException e) {
      return fail("interrupted");
    } catch (IOException | RuntimeException e) {
      boolean gone = Optional.ofNullable(running.get()).filter(node -> !node.isAlive()).isPresent();
      return fail((gone ? "the node is gone; see node.log. " : "") + e);
    } finally {
      closeAll();
    }
  }

  /** What is kept goes on, and so does the service that it trains with. */
  private void closeAll() {
    Optional<Node> node = Optional.ofNullable(running.get());
    node.ifPresent(Node::close);
    if (node.filter(Node::isKept).isEmpty()) {
      Optional.ofNullable(emulator.get()).ifPresent(ReplicateEmulator::close);
    }
  }

  private void show() throws IOException, InterruptedException, Problem, Failure {
    System.out.println(
        "pAInter demo: the whole journey of an artist, on a node of its own with fresh data.");
    List<Folder.Entry> files =
        options.works().isPresent() ? Folder.scan(options.works().get()) : List.of();
    Path folder = OutputFolder.create(Path.of("").toAbsolutePath());
    System.out.println(
        "The results go to "
            + folder
            + (OutputFolder.isNumbered(folder) ? " (earlier ones keep their place)." : "."));
    if (options.works().isPresent()) {
      progress.step("Look through " + options.works().get());
      progress.say("%d files", files.size());
      progress.say("the demo declares them as your own works; use it with works that are");
    } else {
      files = sampleWorks(folder);
    }
    Path config = home.resolve("config");
    if (options.provider().equals("replicate")) {
      progress.step("Start the emulator of Replicate");
      ReplicateEmulator started = ReplicateEmulator.start(home);
      emulator.set(started);
      config =
          started.config(
              home, "poll.seconds = 1", "price.per.second = 0.001525", "expected.seconds = 1200");
      progress.say(
          "%s (not Replicate, and free of charge: its images come from the local preview model)",
          started.url());
    }
    progress.step("Start a node");
    Path log = folder.resolve("node.log");
    Node node = Node.start(home, config, log);
    running.set(node);
    if (interrupted) {
      // The signal came while the node was being started, and nobody else knows of it.
      node.close();
    }
    var address = node.awaitReady();
    progress.say("it answers at %s; its log is %s", address, log);
    var journey =
        new Journey(
            new Api(address),
            node.setupCode(),
            files,
            options.provider(),
            Optional.ofNullable(emulator.get()).map(any -> ReplicateEmulator.CAVEAT),
            folder,
            progress);
    journey.run();
    summary(folder, journey.last());
    if (options.keep()) {
      keep(node, address.toString(), journey.artist());
    }
  }

  private List<Folder.Entry> sampleWorks(Path folder) throws IOException {
    progress.step("Draw " + SampleArtworks.count() + " sample works");
    var files = new ArrayList<Folder.Entry>();
    SampleArtworks.write(
        folder.resolve("works"),
        SEED,
        file -> {
          files.add(new Folder.Entry(file, file.getFileName().toString(), Optional.empty()));
          progress.bar(
              (double) files.size() / SampleArtworks.count(), file.getFileName().toString());
        });
    progress.say("all by one hand, which is a small program; they are in works/");
    return files;
  }

  private void summary(Path folder, TestImages.Shot last) {
    progress.clear();
    System.out.printf("%nDone.%n%n");
    progress.timings().forEach(line -> System.out.println("  " + line));
    System.out.printf("%nIn %s:%n", folder);
    System.out.println(
        "  contact-sheet.png        the works, and images without and with the LoRA");
    System.out.println(
        "  model-card.md            what the model is, from what, under which terms");
    System.out.println("  readiness.md, .json      the readiness report");
    System.out.println("  demo-style.safetensors   the weights");
    System.out.println("  images/, receipts/       the test images and their consent receipts");
    System.out.println("  files.md                 what became of each file");
    System.out.println("  node.log                 what the node said");
    System.out.printf(
        "%nThe receipts verify without the node, for example:%n  %s verify %s %s --keys %s%n",
        script(), last.image(), last.receipt(), folder.resolve(TestImages.KEYS));
  }

  private void keep(Node node, String address, Person artist) {
    node.keep();
    System.out.printf(
        "%nThe node keeps running at %s with its data in %s.%n", address, node.data());
    System.out.printf("  log in as %s with the password %s%n", artist.email(), artist.password());
    System.out.printf("  stop it with: %s stop --data %s%n", script(), node.data());
  }

  private Path script() {
    return home.resolve("bin").resolve("painter");
  }

  private int fail(String message) {
    if (!interrupted) {
      progress.clear();
      System.out.flush();
      System.err.println("painter demo: " + message);
    }
    return FAILED;
  }

  private void onSignal() {
    Node node = running.get();
    interrupted = true;
    if (node != null && !node.isKept() && node.isAlive()) {
      System.err.println("\npainter demo: stopping the node ...");
      closeAll();
    }
  }
}
