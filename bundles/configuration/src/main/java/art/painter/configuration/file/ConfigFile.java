package art.painter.configuration.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code config/<pid>.cfg}: a mistake in it is told with file, line and key, where a
 * component could only fail with a stack trace.
 */
public final class ConfigFile {
  /** How the names of such files end. */
  public static final String ENDING = ".cfg";

  private static final int MOST_BYTES = 1 << 20;

  private final Path file;
  private final String text;
  private final List<Entry> entries;

  private ConfigFile(Path file, String text, List<Entry> entries) {
    this.file = file;
    this.text = text;
    this.entries = entries;
  }

  /**
   * {@return a file as it is on the disk}
   *
   * @param file where it is
   * @throws Mistake if it cannot be read
   */
  public static ConfigFile read(Path file) throws Mistake {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Mistake(file, "is not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Mistake(file, "is larger than a megabyte, which no configuration is");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return of(file, text);
    } catch (CharacterCodingException e) {
      throw new Mistake(file, "is not UTF-8 text");
    } catch (IOException e) {
      throw new Mistake(file, "can't be read (" + e.getMessage() + ")");
    }
  }

  /**
   * {@return a file with this text}
   *
   * @param file where it is, or will be
   * @param text the text
   * @throws Mistake if it is not of the form that such files have
   */
  public static ConfigFile of(Path file, String text) throws Mistake {
    // Some editors put a mark before the first character.
    String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
    return new ConfigFile(file, unmarked, Lines.entries(file, unmarked));
  }

  /**
   * {@return the name of a file without its ending}
   *
   * @param file where it is
   */
  public static String name(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  /** {@return the text} */
  public String text() {
    return text;
  }

  /**
   * {@return the values by their keys, with variables replaced, if everything is as declared}
   *
   * @param declarations what is declared; a PID of which nothing is declared is not checked
   * @param variables replaces the variables
   * @throws Mistake if something is not
   */
  public Map<String, String> values(Declarations declarations, Variables variables) throws Mistake {
    Optional<Declaration> declaration = declarations.of(name(file));
    if (declaration.isPresent() && !declaration.get().factory() && name(file).contains("-")) {
      String only = declaration.get().pid();
      throw new Mistake(
          file, "there can be one file for " + only + " only, with the name " + only + ENDING);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Optional<String> unset = variables.unset(entry.value());
      if (unset.isPresent()) {
        throw new Mistake(
            file,
            entry.line(),
            "%s needs ${%s}, which is not set; set it, or write ${%s:-another value}"
                .formatted(entry.key(), unset.get(), unset.get()));
      }
      String value = variables.replacedIn(entry.value());
      Optional<String> fault =
          declaration.flatMap(known -> known.fault(entry.key(), value, entry.value()));
      if (fault.isPresent()) {
        throw new Mistake(file, entry.line(), fault.get());
      }
      if (values.putIfAbsent(entry.key(), value) != null) {
        throw new Mistake(file, entry.line(), "the key " + entry.key() + " is there twice");
      }
    }
    Optional<String> missing = declaration.flatMap(known -> known.missing(values));
    if (missing.isPresent()) {
      throw new Mistake(file, missing.get());
    }
    return values;
  }

  /**
   * {@return this file with another value} Everything else stays as it is.
   *
   * @param attribute the key
   * @param value the value
   * @throws Mistake never, unless the value has characters that are no text
   */
  public ConfigFile with(Attribute attribute, String value) throws Mistake {
    return of(file, new Edit(text, entries).with(attribute, value));
  }
}
