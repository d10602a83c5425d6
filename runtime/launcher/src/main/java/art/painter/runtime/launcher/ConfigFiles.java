package art.painter.runtime.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The files {@code config/<pid>.cfg}, read before anything starts: a mistake in one of them is told
 * with file, line and key, where a component could only fail with a stack trace.
 */
final class ConfigFiles {
  private static final Pattern LINE = Pattern.compile("\\s*([^=:\\s]+)\\s*[=:]\\s*(.*)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]+)(?::-([^}]*))?}");

  private final Options options;
  private final Map<String, Map<String, String>> values = new LinkedHashMap<>();

  private ConfigFiles(Options options) {
    this.options = options;
  }

  static ConfigFiles check(Options options) throws Refusal, IOException {
    if (!Files.isDirectory(options.config())) {
      throw new Refusal(
          Exit.CONFIG,
          "There is no config folder " + options.config() + "; name it with --config.");
    }
    var files = new ConfigFiles(options);
    var declared = DeclaredConfig.in(options);
    try (Stream<Path> all = Files.list(options.config())) {
      for (Path file : all.filter(f -> f.toString().endsWith(".cfg")).sorted().toList()) {
        files.read(file, declared);
      }
    }
    wellFormed(options.logging());
    return files;
  }

  Optional<String> value(String pid, String key) {
    return Optional.ofNullable(values.getOrDefault(pid, Map.of()).get(key)).map(this::substitute);
  }

  Path file(String pid) {
    return options.config().resolve(pid + ".cfg");
  }

  private void read(Path file, DeclaredConfig declared) throws Refusal {
    String pid = file.getFileName().toString().replaceFirst("\\.cfg$", "");
    Map<String, String> entries = new LinkedHashMap<>();
    int number = 0;
    String continued = "";
    for (String line : lines(file)) {
      number++;
      String whole = continued + line.strip();
      continued = "";
      if (whole.isEmpty() || whole.startsWith("#") || whole.startsWith("!")) {
        continue;
      }
      if (whole.endsWith("\\") && !whole.endsWith("\\\\")) {
        continued = whole.substring(0, whole.length() - 1);
        continue;
      }
      Matcher entry = LINE.matcher(whole);
      if (!entry.matches()) {
        // Not the line itself, which may hold a secret.
        throw refusal(file, number, "not of the form key = value");
      }
      String key = entry.group(1);
      if (entries.putIfAbsent(key, entry.group(2)) != null) {
        throw refusal(file, number, "the key " + key + " is there twice");
      }
      Optional<String> fault = declared.fault(pid, key, substitute(entry.group(2)));
      if (fault.isPresent()) {
        throw refusal(file, number, fault.get());
      }
    }
    Optional<String> fault = declared.missing(pid, entries.keySet());
    if (fault.isPresent()) {
      throw refusal(file, number, fault.get());
    }
    values.put(pid, entries);
  }

  private static void wellFormed(Path file) throws Refusal {
    try {
      SAXParserFactory.newDefaultInstance()
          .newSAXParser()
          .parse(file.toFile(), new DefaultHandler());
    } catch (SAXParseException e) {
      throw refusal(file, e.getLineNumber(), e.getMessage().replaceFirst("\\.$", ""));
    } catch (SAXException | ParserConfigurationException | IOException e) {
      throw new Refusal(Exit.CONFIG, file + ": can't be read (" + e.getMessage() + ").");
    }
  }

  private static List<String> lines(Path file) throws Refusal {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new Refusal(Exit.CONFIG, file + ": is not UTF-8 text.");
    } catch (IOException | UncheckedIOException e) {
      throw new Refusal(Exit.CONFIG, file + ": can't be read (" + e.getMessage() + ").");
    }
  }

  /** As FileInstall does it: {@code ${name:-otherwise}}, the name from our own options. */
  private String substitute(String value) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    variable(found.group(1)).orElse(found.group(2) == null ? "" : found.group(2))));
  }

  private Optional<String> variable(String name) {
    return switch (name) {
      case "painter.host" -> options.host();
      case "painter.port" -> options.port();
      case "painter.data" -> Optional.of(options.data().toString());
      case "painter.home" -> Optional.of(options.home().toString());
      case "painter.config" -> Optional.of(options.config().toString());
      default ->
          name.startsWith("env:")
              ? Optional.ofNullable(System.getenv(name.substring(4)))
              : Optional.ofNullable(System.getProperty(name));
    };
  }

  private static Refusal refusal(Path file, int line, String fault) {
    return new Refusal(Exit.CONFIG, file + ", line " + line + ": " + fault + ".");
  }
}
