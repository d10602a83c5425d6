package art.painter.runtime.itests;

import art.painter.configuration.file.Attribute;
import art.painter.configuration.file.Declaration;
import art.painter.configuration.file.Declarations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code docs/configuration.md}: what is written by hand, and after {@code ## Files} a table for
 * each PID, made from what the bundles that ship declare. Text between a PID's heading and its
 * table is written by hand and stays.
 */
final class ConfigurationPage {
  static final Path FILE = Distribution.SOURCE.resolve("docs/configuration.md");
  private static final String TABLES = "\n## Files\n";
  private static final Pattern SECTION =
      Pattern.compile("^### `([^`]+)`\\n(.*?)(?=^### |\\z)", Pattern.MULTILINE | Pattern.DOTALL);

  private ConfigurationPage() {}

  static Declarations declarations() throws IOException {
    var declarations = new Declarations();
    for (Path bundle : Distribution.bundles()) {
      try (var jar = new JarFile(bundle.toFile())) {
        for (JarEntry entry :
            jar.stream().filter(e -> Declarations.isDocument(e.getName())).toList()) {
          try (InputStream document = jar.getInputStream(entry)) {
            declarations.read(document);
          }
        }
      }
    }
    return declarations;
  }

  /** The page as it should be. */
  static String from(String page, Declarations declarations) {
    int tables = page.indexOf(TABLES) + TABLES.length();
    Map<String, String> prose = new HashMap<>();
    Matcher section = SECTION.matcher(page.substring(tables));
    while (section.find()) {
      prose.put(section.group(1), prose(section.group(2)));
    }
    int first = page.indexOf("\n### ", tables);
    return page.substring(0, first < 0 ? page.length() : first)
        + declarations.all().stream()
            .map(declaration -> section(declaration, prose))
            .collect(Collectors.joining("\n", "\n", ""));
  }

  static String read() throws IOException {
    return Files.readString(FILE);
  }

  private static String prose(String section) {
    return section
        .lines()
        .filter(line -> !line.startsWith("|"))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private static String section(Declaration declaration, Map<String, String> prose) {
    String title = declaration.pid() + (declaration.factory() ? "-<name>" : "");
    String text = prose.getOrDefault(title, "");
    return "### `%s`\n\n%s| key | default | allowed | what it is |\n|---|---|---|---|\n%s"
        .formatted(
            title,
            text.isEmpty() ? "" : text + "\n\n",
            declaration.attributes().values().stream()
                .map(ConfigurationPage::row)
                .collect(Collectors.joining()));
  }

  private static String row(Attribute attribute) {
    String value =
        attribute
            .defaultValue()
            .map(text -> text.isEmpty() ? "empty" : "`" + text + "`")
            .orElse(attribute.required() ? "must be there" : "none");
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            attribute.key(),
            value,
            attribute.allowed() + (attribute.secret() ? ", never shown" : ""),
            attribute.description().replace("|", "\\|"));
  }
}
