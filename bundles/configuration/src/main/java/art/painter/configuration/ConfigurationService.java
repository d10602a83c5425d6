package art.painter.configuration;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.configuration.Configurations;
import art.painter.api.configuration.Fault;
import art.painter.api.configuration.Setting;
import art.painter.api.health.Watched;
import art.painter.configuration.file.Attribute;
import art.painter.configuration.file.ConfigFile;
import art.painter.configuration.file.Declaration;
import art.painter.configuration.file.Declarations;
import art.painter.configuration.file.Mistake;
import art.painter.configuration.file.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells and changes what the files say. */
@Component
public final class ConfigurationService implements Configurations, Watched {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationService.class);

  private final Path folder;
  private final Supplier<Declarations> declarations;
  private final Variables variables;
  private final ConfigFiles files;

  /**
   * @param context tells the bundles and the node's properties
   * @param installer applies the files
   */
  @Activate
  public ConfigurationService(BundleContext context, @Reference ConfigFileInstaller installer) {
    this(
        Path.of(Optional.ofNullable(context.getProperty("painter.config")).orElse("config")),
        () -> Installed.in(context),
        new Variables(name -> Optional.ofNullable(context.getProperty(name))),
        installer.files());
  }

  ConfigurationService(
      Path folder, Supplier<Declarations> declarations, Variables variables, ConfigFiles files) {
    this.folder = folder;
    this.declarations = declarations;
    this.variables = variables;
    this.files = files;
  }

  @Override
  public List<Setting> settings(Caller operator, Optional<String> pid) {
    operator.require(Role.OPERATOR);
    Declarations declared = declarations.get();
    List<String> names = pid.map(List::of).orElseGet(() -> names(declared));
    return names.stream()
        .flatMap(
            name ->
                declaration(declared, name).attributes().values().stream()
                    .map(attribute -> setting(name, attribute)))
        .toList();
  }

  /** A PID of which there may be several files stands for each file that is there. */
  private List<String> names(Declarations declared) {
    return declared.all().stream()
        .flatMap(
            declaration ->
                declaration.factory()
                    ? files.names().stream()
                        .filter(name -> Declarations.pid(name).equals(declaration.pid()))
                    : Stream.of(declaration.pid()))
        .toList();
  }

  private Declaration declaration(Declarations declared, String name) {
    return declared
        .of(name)
        .filter(
            declaration ->
                declaration.factory() ? files.names().contains(name) : !name.contains("-"))
        .orElseThrow(
            () ->
                PlatformException.notFound(
                    UNKNOWN_PID,
                    "There is no configuration "
                        + name
                        + ". Ask for all of them without naming one; one of several accounts needs"
                        + " its file first."));
  }

  private Setting setting(String name, Attribute attribute) {
    try {
      return new Setting(
          name,
          attribute.key(),
          attribute.type(),
          attribute.defaultValue(),
          attribute.secret()
              ? Optional.empty()
              : files.value(file(name).toFile(), attribute.key()).or(attribute::defaultValue),
          attribute.secret(),
          attribute.allowed(),
          attribute.description());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Setting set(Caller operator, String pid, String key, String value) {
    operator.require(Role.OPERATOR);
    Declarations declared = declarations.get();
    Declaration declaration = declaration(declared, pid);
    Attribute attribute = declaration.attributes().get(key);
    if (attribute == null) {
      throw PlatformException.invalid(
          INVALID,
          "%s has no key %s; there are %s."
              .formatted(pid, key, String.join(", ", declaration.attributes().keySet())));
    }
    Path file = file(pid);
    try {
      ConfigFile before = Files.exists(file) ? ConfigFile.read(file) : ConfigFile.of(file, "");
      ConfigFile after = before.with(attribute, value);
      after.values(declared, variables);
      Replacement.write(file, after.text());
      files.changed(file.toFile());
    } catch (Mistake mistake) {
      throw PlatformException.invalid(INVALID, mistake.getMessage() + " Nothing was changed.");
    } catch (IOException e) {
      throw PlatformException.unavailable(
          NOT_WRITTEN, "%s could not be written (%s). Nothing was changed.".formatted(file, e));
    }
    LOG.info("{} of {} was set by {}", key, pid, operator.accountId());
    return setting(pid, attribute);
  }

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<String> warnings() {
    return files.faults().stream().map(Fault::message).toList();
  }

  @Override
  public List<Fault> faults() {
    return files.faults();
  }

  private Path file(String name) {
    return folder.resolve(name + ConfigFile.ENDING);
  }
}
