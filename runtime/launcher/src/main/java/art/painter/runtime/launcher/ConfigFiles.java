package art.painter.runtime.launcher;

import art.painter.configuration.file.ConfigFile;
import art.painter.configuration.file.Declarations;
import art.painter.configuration.file.Mistake;
import art.painter.configuration.file.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The files {@code config/<pid>.cfg}, read before anything starts: with a mistake in one of them
 * nothing does.
 */
final class ConfigFiles {
  private final Options options;
  private final Map<String, Map<String, String>> values = new HashMap<>();

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
    var declarations = declarations(options);
    var variables = new Variables(files::variable);
    try (Stream<Path> all = Files.list(options.config())) {
      for (Path file :
          all.filter(f -> f.toString().endsWith(ConfigFile.ENDING)).sorted().toList()) {
        files.values.put(
            ConfigFile.name(file), ConfigFile.read(file).values(declarations, variables));
      }
    } catch (Mistake mistake) {
      throw new Refusal(Exit.CONFIG, mistake.getMessage());
    }
    wellFormed(options.logging());
    return files;
  }

  Optional<String> value(String pid, String key) {
    return Optional.ofNullable(values.getOrDefault(pid, Map.of()).get(key));
  }

  Path file(String pid) {
    return options.config().resolve(pid + ConfigFile.ENDING);
  }

  private static Declarations declarations(Options options) throws IOException {
    var declarations = new Declarations();
    for (Path folder : new Path[] {options.home().resolve("bundles"), options.deploy()}) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
          for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
            read(jar, declarations);
          }
        }
      }
    }
    return declarations;
  }

  private static void read(Path jar, Declarations declarations) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      for (var entry : file.stream().filter(e -> Declarations.isDocument(e.getName())).toList()) {
        try (InputStream document = file.getInputStream(entry)) {
          declarations.read(document);
        }
      }
    } catch (IOException e) {
      throw new IOException(jar + ": " + e.getMessage(), e);
    }
  }

  private static void wellFormed(Path file) throws Refusal {
    try {
      SAXParserFactory.newDefaultInstance()
          .newSAXParser()
          .parse(file.toFile(), new DefaultHandler());
    } catch (SAXParseException e) {
      throw new Refusal(
          Exit.CONFIG,
          "%s, line %d: %s."
              .formatted(file, e.getLineNumber(), e.getMessage().replaceFirst("\\.$", "")));
    } catch (SAXException | ParserConfigurationException | IOException e) {
      throw new Refusal(Exit.CONFIG, file + ": can't be read (" + e.getMessage() + ").");
    }
  }

  private Optional<String> variable(String name) {
    return switch (name) {
      case "painter.host" -> options.host();
      case "painter.port" -> options.port();
      case "painter.data" -> Optional.of(options.data().toString());
      case "painter.home" -> Optional.of(options.home().toString());
      case "painter.config" -> Optional.of(options.config().toString());
      default -> Optional.ofNullable(System.getProperty(name));
    };
  }
}
