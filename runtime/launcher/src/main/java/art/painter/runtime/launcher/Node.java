package art.painter.runtime.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/** A framework in this process, with the bundles of {@code bundles/NN} at start level NN. */
final class Node implements AutoCloseable {
  /** For a slow machine that has more to do; what is broken for good is told when it is over. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
  private static final String WEB_CONSOLE = "webconsole";
  private static final String LAST_LEVEL = "30";

  private final long begin = System.nanoTime();
  private final Options options;
  private final HttpAddress http;
  private final Framework framework;

  Node(Options options, ConfigFiles config) throws Refusal {
    this.options = options;
    this.http = HttpAddress.of(config);
    http.claim();
    // Bundles that log here do so before the logging bundles are up; their news is none.
    Logger.getLogger("").setLevel(Level.WARNING);
    this.framework = new FrameworkFactory().newFramework(properties());
  }

  /** Starts everything, and returns the address when it answers there. */
  String start() throws Refusal, IOException, InterruptedException {
    try {
      framework.init();
      install("bundles");
      if (options.webConsole()) {
        install(WEB_CONSOLE);
      }
      framework.start();
    } catch (BundleException e) {
      throw new Refusal(Exit.NOT_READY, "The framework did not start: " + e.getMessage());
    }
    // The HTTP server gets its configuration late, and complains if it is stopped meanwhile.
    within(PATIENCE, () -> http.url(framework.getBundleContext()).isPresent());
    var wiring = new Wiring(framework.getBundleContext());
    refuseIf(wiring.stoppedBundles(this::ships));
    within(PATIENCE, () -> wiring.unsatisfiedComponents(this::ships).isEmpty());
    refuseIf(wiring.unsatisfiedComponents(this::ships));
    // What was deployed may fail without taking the node with it.
    wiring.stoppedBundles(bundle -> !ships(bundle)).forEach(System.err::println);
    wiring.unsatisfiedComponents(bundle -> !ships(bundle)).forEach(System.err::println);
    if (!within(PATIENCE, () -> http.answers(framework.getBundleContext()))) {
      throw new Refusal(Exit.NOT_READY, "Not ready: nothing answers at " + http + ".");
    }
    String url = http.url(framework.getBundleContext()).orElseThrow();
    System.out.printf("pAInter is ready at %s (%.1f s)%n", url, (System.nanoTime() - begin) / 1e9);
    showSetupCode();
    return url;
  }

  private static void refuseIf(List<String> missing) throws Refusal {
    if (!missing.isEmpty()) {
      throw new Refusal(Exit.NOT_READY, "Not ready:\n" + String.join("\n", missing));
    }
  }

  boolean runs() {
    return (framework.getState() & (Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING)) != 0;
  }

  void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  @Override
  public void close() {
    try {
      framework.stop();
      framework.waitForStop(LONGEST_STOP.toMillis());
    } catch (BundleException | InterruptedException e) {
      System.err.println("painter: did not stop cleanly: " + e.getMessage());
    }
  }

  /** Shows the code to whoever sits at the console; where nobody does, the script shows it. */
  private void showSetupCode() throws IOException {
    Path code = options.data().resolve("setup-code");
    if (Files.exists(code) && !"OFF".equals(System.getProperty("painter.console"))) {
      System.out.println(
          "There is no operator yet. Register with this one-time set-up code to become it: "
              + Files.readString(code).strip());
    }
  }

  /** Installs what is in a folder of the distribution, which has one folder a start level. */
  private void install(String folder) throws BundleException, IOException {
    for (Path level : list(options.home().resolve(folder))) {
      for (Path jar : list(level)) {
        install(jar, Integer.parseInt(level.getFileName().toString()));
      }
    }
  }

  private void install(Path jar, int level) throws BundleException, IOException {
    try (InputStream in = Files.newInputStream(jar)) {
      Bundle bundle = framework.getBundleContext().installBundle(jar.toUri().toString(), in);
      bundle.adapt(BundleStartLevel.class).setStartLevel(level);
      boolean fragment =
          (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
      if (!fragment) {
        bundle.start();
      }
    }
  }

  /** Whether the bundle is part of this distribution, rather than something that was deployed. */
  private boolean ships(Bundle bundle) {
    return Stream.of("bundles", WEB_CONSOLE)
        .anyMatch(
            folder ->
                bundle.getLocation().startsWith(options.home().resolve(folder).toUri().toString()));
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put("org.osgi.framework.storage", options.data().resolve("framework").toString());
    // What is deployed is in deploy/, what is configured in config/: nothing else is remembered.
    properties.put("org.osgi.framework.storage.clean", "onFirstInit");
    properties.put("org.osgi.framework.startlevel.beginning", LAST_LEVEL);
    properties.put("felix.bootdelegation.implicit", "false");
    // With CXF's own transport all JAX-RS applications share one registry of addresses, and the
    // first answers for all.
    properties.put("org.apache.cxf.osgi.http.transport.disable", "true");
    // The framework would print stack traces; what failed is told by Wiring, logged by felix.log.
    properties.put("felix.log.level", "0");
    properties.put("org.osgi.framework.system.packages.extra", Wiring.PACKAGES);
    // Else the server listens at its own default, 0.0.0.0:8080, until it gets its configuration.
    properties.put("org.apache.felix.http.enable", "false");
    properties.put("felix.fileinstall.dir", options.config().toString());
    properties.put("felix.fileinstall.tmpdir", options.data().resolve("tmp").toString());
    properties.put("felix.fileinstall.poll", "500");
    properties.put("felix.fileinstall.noInitialDelay", "true");
    properties.put("felix.fileinstall.enableConfigSave", "false");
    properties.put("felix.fileinstall.filter", ".*\\.(cfg|config)");
    // Configuration is in its files. A copy of it on the disk would hold the secrets that a file
    // takes from the environment.
    properties.put("felix.cm.pm", "memory");
    properties.put("gosh.args", "--nointeractive");
    // The console serves nothing until who may enter it is there. Its own account is given a hash
    // that no password has.
    properties.put("felix.webconsole.security.providers", "art.painter");
    properties.put("felix.webconsole.username", "nobody");
    properties.put("felix.webconsole.password", "{sha-256}" + random());
    Map<String, String> shared = new HashMap<>();
    shared.put("painter.home", options.home().toString());
    shared.put("painter.data", options.data().toString());
    shared.put("painter.config", options.config().toString());
    shared.put("painter.deploy", options.deploy().toString());
    options.host().ifPresent(host -> shared.put("painter.host", host));
    options.port().ifPresent(port -> shared.put("painter.port", port));
    shared.put("logback.configurationFile", options.logging().toString());
    shared.forEach(System::setProperty);
    properties.putAll(shared);
    return properties;
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static boolean within(Duration limit, Supplier<Boolean> condition)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.get()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.sorted().toList());
    }
  }
}
