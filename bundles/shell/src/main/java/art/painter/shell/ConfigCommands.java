package art.painter.shell;

import art.painter.api.configuration.Configurations;
import art.painter.api.configuration.Fault;
import art.painter.api.configuration.Setting;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an operator asks of the configuration, and changes in it: {@code painter:config}. */
@Component(
    service = ConfigCommands.class,
    property = {"osgi.command.scope=painter", "osgi.command.function=config"})
public final class ConfigCommands {
  private final Configurations configurations;

  @Activate
  public ConfigCommands(@Reference Configurations configurations) {
    this.configurations = configurations;
  }

  @Descriptor("lists what can be configured, and what is wrong with the files")
  public String config() {
    return lines(
        settings(Optional.empty()).stream().map(Setting::pid).distinct(), faults(fault -> true));
  }

  @Descriptor("shows the keys of one PID, with values and what these may be")
  public String config(@Descriptor("the PID") String pid) {
    return lines(
        settings(Optional.of(pid)).stream().map(ConfigCommands::described),
        faults(fault -> fault.pid().equals(pid)));
  }

  @Descriptor("shows one key of a PID")
  public String config(@Descriptor("the PID") String pid, @Descriptor("the key") String key) {
    return lines(
        settings(Optional.of(pid)).stream()
            .filter(setting -> setting.key().equals(key))
            .map(ConfigCommands::described),
        faults(fault -> fault.pid().equals(pid)));
  }

  @Descriptor("changes a value in its file and applies it")
  public String config(
      @Descriptor("the PID") String pid,
      @Descriptor("the key") String key,
      @Descriptor("the value, in quotation marks if there are blanks in it") String value) {
    // The shell names the thread after the whole line, and the log names the thread: no secrets.
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    thread.setName("painter-shell");
    try {
      // The shell takes the bare word null for nothing.
      return line(configurations.set(PainterCommands.SHELL, pid, key, String.valueOf(value)));
    } finally {
      thread.setName(name);
    }
  }

  private List<Setting> settings(Optional<String> pid) {
    return configurations.settings(PainterCommands.SHELL, pid);
  }

  private Stream<String> faults(Predicate<Fault> wanted) {
    return configurations.faults().stream()
        .filter(wanted)
        .map(
            fault ->
                "Not applied since %s: %s What was configured before stays."
                    .formatted(fault.since().truncatedTo(ChronoUnit.SECONDS), fault.message()));
  }

  private static String lines(Stream<String> settings, Stream<String> faults) {
    return Stream.concat(settings, faults).collect(Collectors.joining("\n"));
  }

  private static String described(Setting setting) {
    return "%s%n    %s%n    %s; %s"
        .formatted(
            line(setting),
            setting.description(),
            setting.allowed(),
            setting
                .defaultValue()
                .map(value -> value.isEmpty() ? "empty by default" : "by default " + value)
                .orElse("must be there"));
  }

  private static String line(Setting setting) {
    return "%s = %s"
        .formatted(
            setting.key(), setting.secret() ? "(not shown)" : setting.value().orElse("(nothing)"));
  }
}
