package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was installed, rolled back, deployed or under way when the node ended. */
@SuppressWarnings("try") // To be open is all that a watch has to do.
class SwapRestartIT {
  private static final int KILLS = 5;

  @TempDir static Path folder;
  private static Platform platform;
  private static Shell shell;
  private static Studio studio;
  private static Serving serving;

  @BeforeAll
  static void start() throws Exception {
    platform =
        Platform.start(
            folder,
            RunningNode.QUICK,
            Map.of("art.painter.plugins", "trial.seconds=5\nremoval.seconds=3\n"));
    shell = Shell.of(platform);
    studio = platform.studio("ada").works(1, 1).model("ADA_STYLE_1");
    serving = new Serving(platform, studio);
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  private static void cameBack() {
    studio = studio.again(platform, "ada");
    serving = new Serving(platform, studio);
  }

  @Test
  void what_serves_is_the_same_after_a_start() throws Exception {
    install("org.example.installed", "1.0.0", "2.0.0");
    install("org.example.back", "1.0.0", "2.0.0");
    shell.run("painter:rollback org.example.back").succeeded();
    deploy("org.example.overwritten", "1.0.0", "overwritten.jar");
    deploy("org.example.vanished", "1.0.0", "vanished.jar");
    deploy("org.example.two", "1.0.0", "two-1.jar");
    deploy("org.example.two", "2.0.0", "two-2.jar");
    deploy("org.example.undone", "1.0.0", "undone-1.jar");
    deploy("org.example.undone", "2.0.0", "undone-2.jar");
    shell.run("painter:rollback org.example.undone").succeeded();
    deploy("org.example.removed", "1.0.0", "removed.jar");
    shell.run("painter:remove org.example.removed").succeeded();
    String before = swaps();
    Path bad =
        PlugInJar.ruleChecking("org.example.overwritten", "return Optional.of(\"No.\");")
            .version("2.0.0")
            .in(folder);
    drop(bad, "overwritten.jar");
    Studio.await(
        () -> Door.JSON.valueToTree(swaps()),
        swaps -> !swaps.asText().equals(before) && swaps.asText().endsWith("No."));
    assertEquals(List.of("1.0.0"), serving.versions("org.example.overwritten"));
    drop(PlugInJar.rule("org.example.gone").in(folder), "gone.jar");
    serving.await("org.example.gone", List.of("1.0.0"));
    Files.delete(platform.deploy().resolve("gone.jar"));
    serving.await("org.example.gone", List.of());

    platform.node().kill();
    Files.delete(platform.deploy().resolve("vanished.jar"));
    platform.launch();
    cameBack();
    // By then the deploy folder was looked at.
    deploy("org.example.late", "1.0.0", "zz-late.jar");

    assertEquals(List.of("2.0.0"), serving.versions("org.example.installed"));
    assertEquals(List.of("1.0.0"), serving.versions("org.example.back"));
    assertEquals(List.of("1.0.0"), serving.versions("org.example.overwritten"));
    assertEquals(List.of(), serving.versions("org.example.vanished"));
    assertEquals(List.of("2.0.0"), serving.versions("org.example.two"));
    assertEquals(List.of("1.0.0"), serving.versions("org.example.undone"));
    assertEquals(List.of(), serving.versions("org.example.removed"));
    assertEquals(List.of(), serving.versions("org.example.gone"));
    Files.delete(platform.deploy().resolve("two-1.jar"));
    Files.delete(platform.deploy().resolve("zz-late.jar"));
    serving.await("org.example.late", List.of());
    assertEquals(List.of("2.0.0"), serving.versions("org.example.two"), "it is the other file's");
  }

  @Test
  void what_stood_in_for_a_shipped_one_is_removed_and_that_serves_again() throws Exception {
    String shipped = "art.painter.readiness.dataset";
    String before = serving.versions("dataset.count").toString();
    Path newer = Files.write(folder.resolve("dataset.jar"), Distribution.newer(shipped));
    try (Watch watch = Watch.of(studio)) {
      shell.upgrade(newer).succeeded();
      assertEquals(List.of("9.9.9"), serving.versions("dataset.count"));
      shell.run("painter:remove " + shipped).succeeded();
    }
    assertEquals(before, serving.versions("dataset.count").toString());
    assertTrue(shell.run("painter:remove " + shipped).refused().contains("It came with the node."));
  }

  @Test
  void killed_at_any_moment_of_a_swap_exactly_one_version_serves() throws Exception {
    String bundle = "org.example.killed";
    Random random = new Random(7);
    AtomicInteger version = new AtomicInteger(1);
    install(bundle, "1.0.0");
    for (int kill = 0; kill < KILLS; kill++) {
      int first = version.get();
      Path[] next = new Path[6];
      for (int i = 0; i < next.length; i++) {
        next[i] = PlugInJar.rule(bundle).version((first + 1 + i) + ".0.0").in(folder);
      }
      AtomicInteger done = new AtomicInteger(first);
      Thread swapping = new Thread(() -> swapAll(next, done), "swapping");
      swapping.start();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(900));
      platform.killAndLaunch();
      swapping.join();
      cameBack();
      List<String> serves = serving.versions(bundle);
      assertTrue(
          serves.equals(List.of(done.get() + ".0.0"))
              || serves.equals(List.of((done.get() + 1) + ".0.0")),
          serves + " serves, and " + done + " was the last that was acknowledged");
      assertEquals(serves, serving.framework(bundle));
      assertTrue(!swaps().contains("UNDER_WAY"), SwapRestartIT::swaps);
      version.set(Integer.parseInt(serves.get(0).replaceAll("\\..*", "")));
    }
    install(bundle, (version.get() + 1) + ".0.0");
  }

  private static void swapAll(Path[] jars, AtomicInteger done) {
    try {
      for (Path jar : jars) {
        shell.upgrade(jar).succeeded();
        done.incrementAndGet();
      }
    } catch (IOException theNodeIsGone) {
      // As it should be.
    }
  }

  private static void install(String bundle, String... versions) throws Exception {
    for (String version : versions) {
      shell.upgrade(PlugInJar.rule(bundle).version(version).in(folder)).succeeded();
      assertEquals(List.of(version), serving.versions(bundle));
    }
  }

  private static void deploy(String bundle, String version, String file) throws Exception {
    drop(PlugInJar.rule(bundle).version(version).in(folder), file);
    serving.await(bundle, List.of(version));
  }

  private static void drop(Path jar, String file) throws IOException {
    Path named = Files.copy(jar, Files.createTempDirectory(folder, "drop").resolve(file));
    Workshop.drop(named, platform.deploy());
  }

  private static String swaps() {
    try {
      return shell.run("painter:swaps").succeeded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
