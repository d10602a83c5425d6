package art.painter.configuration;

import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The configurations that came from files, by the rules of FileInstall. */
final class Applied {
  private static final String FILE = "felix.fileinstall.filename";
  // For whichever bundle declares the PID.
  private static final String ANYBODY = "?";

  private final ConfigurationAdmin configurations;

  Applied(ConfigurationAdmin configurations) {
    this.configurations = configurations;
  }

  /**
   * Applies the values of a file.
   *
   * @return whether that changed anything
   */
  boolean put(File file, String name, Map<String, String> values) throws IOException {
    Dictionary<String, Object> properties = new Hashtable<>(values);
    properties.put(FILE, location(file));
    Optional<Configuration> known = find(file);
    return (known.isPresent() ? known.get() : named(name)).updateIfDifferent(properties);
  }

  void remove(File file) throws IOException {
    Optional<Configuration> known = find(file);
    if (known.isPresent()) {
      known.get().delete();
    }
  }

  /** The values that a file has brought about. */
  Map<String, Object> values(File file) throws IOException {
    return find(file)
        .map(Configuration::getProperties)
        .map(
            properties ->
                Collections.list(properties.keys()).stream()
                    .collect(Collectors.toMap(key -> key, properties::get)))
        .orElse(Map.of());
  }

  private Configuration named(String name) throws IOException {
    int dash = name.indexOf('-');
    return dash > 0
        ? configurations.getFactoryConfiguration(
            name.substring(0, dash), name.substring(dash + 1), ANYBODY)
        : configurations.getConfiguration(name, ANYBODY);
  }

  private Optional<Configuration> find(File file) throws IOException {
    try {
      Configuration[] found = configurations.listConfigurations(null);
      if (found != null) {
        for (Configuration configuration : found) {
          if (location(file).equals(configuration.getProperties().get(FILE))) {
            return Optional.of(configuration);
          }
        }
      }
      return Optional.empty();
    } catch (InvalidSyntaxException withoutFilter) {
      throw new IllegalStateException(withoutFilter);
    }
  }

  private static String location(File file) {
    return file.getAbsoluteFile().toURI().toString();
  }
}
