package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.configuration.file.Attribute;
import art.painter.configuration.file.ConfigFile;
import art.painter.configuration.file.Declaration;
import art.painter.configuration.file.Declarations;
import art.painter.configuration.file.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bundles that ship declare, the files that ship, and the page about both, are one. */
class ConfigurationDocsIT {
  private static final String WRITE = "painter.docs";

  private static Declarations declarations;

  @BeforeAll
  static void read() throws IOException {
    declarations = ConfigurationPage.declarations();
  }

  static List<Declaration> declared() throws IOException {
    return ConfigurationPage.declarations().all();
  }

  @Test
  void the_page_says_what_the_bundles_declare() throws IOException {
    String page = ConfigurationPage.read();
    String wanted = ConfigurationPage.from(page, declarations);
    if ("write".equals(System.getProperty(WRITE))) {
      Files.writeString(ConfigurationPage.FILE, wanted);
      return;
    }
    List<String> differences = new ArrayList<>();
    page.lines()
        .filter(line -> wanted.lines().noneMatch(line::equals))
        .forEach(line -> differences.add("- " + line));
    wanted
        .lines()
        .filter(line -> page.lines().noneMatch(line::equals))
        .forEach(line -> differences.add("+ " + line));
    assertTrue(
        page.equals(wanted),
        () ->
            "docs/configuration.md is not what the bundles declare. Write it with: mvn verify -pl"
                + " runtime/itests -Dit.test=ConfigurationDocsIT -Dpainter.docs=write\n"
                + String.join("\n", differences));
  }

  @ParameterizedTest
  @MethodSource("declared")
  void each_key_says_what_it_does(Declaration declaration) {
    for (Attribute attribute : declaration.attributes().values()) {
      assertTrue(
          attribute.description().matches("\\S.*\\."),
          declaration.pid() + " " + attribute.key() + ": \"" + attribute.description() + "\"");
    }
  }

  @ParameterizedTest
  @MethodSource("declared")
  void each_pid_has_a_file_with_all_its_keys_and_what_they_do(Declaration declaration)
      throws Exception {
    Path file = shipped(declaration);
    String text = Files.readString(file);
    // The example of a file is not read by the node under its own name.
    Path named = Path.of(file.getFileName().toString().replaceFirst("\\.example$", ""));
    Map<String, String> values =
        ConfigFile.of(named, text).values(declarations, new Variables(name -> Optional.empty()));
    assertEquals(
        new TreeSet<>(declaration.attributes().keySet()),
        new TreeSet<>(values.keySet()),
        file.toString());
    for (Attribute attribute : declaration.attributes().values()) {
      assertTrue(
          text.matches(
              "(?s)(.*\\n)?# \\Q%s\\E\\n\\Q%s\\E[ =].*"
                  .formatted(attribute.description(), attribute.key())),
          file + ": before " + attribute.key() + " there should be: " + attribute.description());
    }
  }

  @Test
  void each_file_is_for_a_pid_that_is_declared() throws IOException {
    try (Stream<Path> files = Files.list(Distribution.HOME.resolve("config"))) {
      List<Path> unknown =
          files
              .filter(file -> file.toString().endsWith(ConfigFile.ENDING))
              .filter(file -> declarations.of(ConfigFile.name(file)).isEmpty())
              .toList();
      assertEquals(List.of(), unknown);
    }
  }

  @Test
  void each_component_with_a_configuration_declares_it() throws Exception {
    List<String> undeclared = new ArrayList<>();
    int found = 0;
    for (Path bundle : Distribution.bundles()) {
      if (bundle.getFileName().toString().startsWith("art.painter.")) {
        for (String pid : configurationPids(bundle)) {
          found++;
          if (declarations.of(pid).isEmpty()) {
            undeclared.add(bundle.getFileName() + " " + pid);
          }
        }
      }
    }
    assertEquals(List.of(), undeclared);
    assertTrue(found > 20, "only " + found + " components with a configuration were found");
  }

  private static Path shipped(Declaration declaration) throws IOException {
    Path config = Distribution.HOME.resolve("config");
    Path file = config.resolve(declaration.pid() + ConfigFile.ENDING);
    if (!declaration.factory()) {
      assertTrue(Files.exists(file), file + " does not ship");
      return file;
    }
    try (Stream<Path> files = Files.list(config)) {
      List<Path> examples =
          files
              .filter(f -> f.getFileName().toString().startsWith(declaration.pid() + "-"))
              .toList();
      assertFalse(examples.isEmpty(), "no example for " + declaration.pid() + " ships");
      return examples.get(0);
    }
  }

  private static List<String> configurationPids(Path bundle) throws Exception {
    List<String> pids = new ArrayList<>();
    try (var jar = new JarFile(bundle.toFile())) {
      for (JarEntry entry :
          jar.stream().filter(e -> e.getName().matches("OSGI-INF/[^/]+\\.xml")).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          String value =
              DocumentBuilderFactory.newDefaultInstance()
                  .newDocumentBuilder()
                  .parse(in)
                  .getDocumentElement()
                  .getAttribute("configuration-pid");
          Stream.of(value.split(" ")).filter(pid -> !pid.isEmpty()).forEach(pids::add);
        }
      }
    }
    return pids;
  }
}
