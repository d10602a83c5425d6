package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** New versions with something wrong: the one before serves on, and the operator is told why. */
@SuppressWarnings("try") // To be open is all that a watch has to do.
class FaultySwapIT {
  private static final String FAULTY = "org.example.faulty";
  private static final String HANG = "while (true) { Thread.sleep(1000); }";
  private static final String HANG_ON =
      "while (true) { try { Thread.sleep(1000); } catch (InterruptedException on) { } }";
  private static final String ACTIVATOR =
      """
      public final class Start implements org.osgi.framework.BundleActivator {
        public void start(org.osgi.framework.BundleContext context) throws Exception { %s }
        public void stop(org.osgi.framework.BundleContext context) { }
      }
      """;

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
            Map.of("art.painter.plugins", "trial.seconds=2\nremoval.seconds=3\n"));
    shell = Shell.of(platform);
    studio = platform.studio("ada").works(1, 1).model("ADA_STYLE_1");
    serving = new Serving(platform, studio);
    shell.upgrade(PlugInJar.rule(FAULTY).version("2.0.0").in(folder)).succeeded();
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  static Stream<Arguments> faults() throws IOException {
    Path noJar = Files.writeString(folder.resolve("no.jar"), "not at all");
    Path core = Files.write(folder.resolve("core.jar"), Distribution.newer("art.painter.core"));
    return Stream.of(
        fault(
            "needs what is not there",
            rule().header("Import-Package", "org.example.nowhere;version=\"[1,2)\",*"),
            "org.example.nowhere"),
        fault(
            "needs another api",
            rule().header("Import-Package", "art.painter.api;version=\"[7,8)\",*"),
            "It imports the package art.painter.api in version [7.0.0,8.0.0)"),
        fault(
            "throws when it is constructed",
            ruleWith("throw new IllegalStateException(\"no model here\");", ""),
            "no model here"),
        fault(
            "throws in its activator",
            activated("throw new IllegalStateException(\"no start here\");"),
            "no start here"),
        fault("hangs when it is constructed", ruleWith(HANG, ""), "It hangs: "),
        fault("hangs in its activator", activated(HANG), "It hangs: its start"),
        fault(
            "fails its self-check",
            ruleChecking("return Optional.of(\"The list of shapes is empty.\");"),
            "The list of shapes is empty."),
        fault(
            "throws in its self-check",
            ruleChecking("throw new IllegalStateException();"),
            "threw IllegalStateException"),
        fault(
            "hangs in its self-check",
            ruleChecking(
                "try { Thread.sleep(60000); } catch (InterruptedException e) { } return Optional.empty();"),
            "It hangs: the self-check of org.example.faulty"),
        fault(
            "leaks a thread",
            ruleWith(
                "Thread t = new Thread(Rule::busy, \"busy-bee\"); t.setDaemon(true); t.start();",
                "static void busy() { " + HANG_ON + " }"),
            "busy-bee"),
        fault(
            "leaks an executor",
            ruleWith("java.util.concurrent.Executors.newFixedThreadPool(1).submit(() -> { });", ""),
            "It leaks threads"),
        fault(
            "registers nothing",
            PlugInJar.named(FAULTY).version("2.1.0").source("Idle", "public final class Idle { }"),
            "It registers nothing"),
        fault(
            "is the same version with other bytes",
            ruleWith("", "int another;").version("2.0.0"),
            "This version serves already, with other bytes."),
        fault("is older", rule().version("1.9.0"), "The newer version 2.0.0 serves."),
        fault(
            "is a singleton",
            rule().header("Bundle-SymbolicName", FAULTY + ";singleton:=true"),
            "It is a singleton bundle"),
        fault(
            "brings its own api",
            rule()
                .header("Private-Package", FAULTY + ",art.painter.api,art.painter.api.*")
                .header("-bundleannotations", "!*")
                .header("Import-Package", "!art.painter.*,*"),
            "its own copy of the platform's api"),
        fault(
            "exports its own api",
            rule().header("Private-Package", FAULTY + ",art.painter.api,art.painter.api.*"),
            "its own copy of the platform's api"),
        Arguments.of("is a part of the platform", core, "is a part of the platform"),
        Arguments.of("is no jar", noJar, "It is no jar file"));
  }

  private static PlugInJar rule() {
    return PlugInJar.rule(FAULTY).version("2.1.0");
  }

  private static PlugInJar ruleWith(String construction, String members) {
    return PlugInJar.ruleWith(FAULTY, construction, members).version("2.1.0");
  }

  private static PlugInJar ruleChecking(String check) {
    return PlugInJar.ruleChecking(FAULTY, check).version("2.1.0");
  }

  private static PlugInJar activated(String start) {
    return rule()
        .source("Start", ACTIVATOR.formatted(start))
        .header("Bundle-Activator", FAULTY + ".Start");
  }

  private static Arguments fault(String name, PlugInJar jar, String reason) throws IOException {
    return Arguments.of(name, jar.at(folder.resolve(name.replace(' ', '-') + ".jar")), reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void the_version_before_serves_on_when_the_new_one(String fault, Path jar, String reason)
      throws Exception {
    String told;
    try (Watch watch = Watch.of(studio)) {
      told = last(shell.upgrade(jar).refused());
    }
    assertTrue(told.contains(reason), told);
    assertTrue(told.endsWith("."), told);
    String record = last(shell.run("painter:swaps").succeeded());
    assertTrue(record.contains("FAILED") && record.endsWith(told), record);
    assertEquals(List.of("2.0.0"), serving.versions(FAULTY));
    assertEquals(List.of("2.0.0"), serving.framework(FAULTY));
    assertEquals(List.of("2.0.0.jar"), serving.kept(FAULTY));
    try (Stream<Path> incoming = Files.list(platform.data().resolve("plugins/incoming"))) {
      assertEquals(List.of(), incoming.toList());
    }
  }

  static Stream<Arguments> hangs() {
    return Stream.of(
        Arguments.of("org.example.stuck", HANG_ON, ""),
        Arguments.of("org.example.mute", "", HANG_ON));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hangs")
  void one_that_hangs_and_ignores_it_is_left_to_itself_and_the_next_goes_in(
      String bundle, String activation, String construction) throws Exception {
    shell.upgrade(PlugInJar.rule(bundle).in(folder)).succeeded();
    PlugInJar hanging = PlugInJar.ruleWith(bundle, "if (true) { " + construction + " }", "");
    hanging
        .version("2.0.0")
        .source("Start", ACTIVATOR.formatted("if (true) { " + activation + " }"))
        .header("Bundle-Activator", bundle + ".Start");
    try (Watch watch = Watch.of(studio)) {
      String told = shell.upgrade(hanging.in(folder)).refused();
      assertTrue(told.contains("It hangs: "), told);
      assertEquals(List.of("1.0.0"), serving.versions(bundle));
      assertEquals(List.of("1.0.0.jar"), serving.kept(bundle));
      shell.upgrade(PlugInJar.rule(bundle).version("1.5.0").in(folder)).succeeded();
      assertEquals(List.of("1.5.0"), serving.versions(bundle));
      shell.upgrade(PlugInJar.rule(bundle).version("3.0.0").in(folder)).succeeded();
      assertEquals(List.of("3.0.0"), serving.versions(bundle));
    }
    assertTrue(!serving.framework(bundle).contains("1.0.0"), "what served is gone");
  }

  @Test
  void after_all_of_it_a_good_one_goes_in() throws Exception {
    String bundle = "org.example.good";
    shell.upgrade(PlugInJar.rule(bundle).in(folder)).succeeded();
    try (Watch watch = Watch.of(studio)) {
      shell
          .upgrade(
              PlugInJar.ruleChecking(bundle, "return Optional.of(\"No.\");")
                  .version("2.0.0")
                  .in(folder))
          .refused();
      shell.upgrade(PlugInJar.rule(bundle).version("2.0.0").in(folder)).succeeded();
    }
    assertEquals(List.of("2.0.0"), serving.versions(bundle));
    assertEquals(List.of("2.0.0"), serving.framework(bundle));
  }

  private static String last(String lines) {
    return lines.substring(lines.lastIndexOf('\n') + 1);
  }
}
