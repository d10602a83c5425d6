package art.painter.shell;

import art.painter.api.PlatformException;
import art.painter.api.key.SigningKeys;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.TransparencyLog;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What an operator asks of keys and log: {@code painter:keys}, {@code painter:log} and so on.
 * {@link DashedCommands} has the longer ones as they are usually typed.
 */
@Component(
    service = ConsentCommands.class,
    property = {
      "osgi.command.scope=painter",
      "osgi.command.function=keys",
      "osgi.command.function=rotateKey",
      "osgi.command.function=compromiseKey",
      "osgi.command.function=log",
      "osgi.command.function=auditLog"
    })
public final class ConsentCommands {
  private final SigningKeys keys;
  private final TransparencyLog log;

  @Activate
  public ConsentCommands(@Reference SigningKeys keys, @Reference TransparencyLog log) {
    this.keys = keys;
    this.log = log;
  }

  @Descriptor("lists the keys there ever were, the oldest first")
  public String keys() {
    return keys.all().stream().map(ConsentCommands::line).collect(Collectors.joining("\n"));
  }

  @Descriptor("makes a new key for records and retires the current one")
  public String rotateKey() {
    return "New records are signed with "
        + keys.rotate(PainterCommands.SHELL).id()
        + ". What the key before it signed stays valid.";
  }

  @Descriptor("marks a key of records as compromised; the current one is rotated with it")
  public String compromiseKey(
      @Descriptor("the key") String id,
      @Descriptor("since when it may have been in other hands, such as 2026-11-23T10:00:00Z")
          String since) {
    Instant at = time(since);
    return line(keys.compromised(PainterCommands.SHELL, id, at, log.sizeAt(at)));
  }

  @Descriptor("shows the log's name, key, size and root, and whether all is well")
  public String log() {
    String key = log.verifierKey();
    Optional<Checkpoint> head = head();
    return """
        name  %s
        key   %s
        size  %d
        root  %s
        %s"""
        .formatted(
            key.substring(0, key.indexOf('+')),
            key,
            head.map(Checkpoint::size).orElse(0L),
            head.map(known -> Base64.getEncoder().encodeToString(known.root())).orElse("none yet"),
            log.fault()
                .map(fault -> "The log takes nothing more: " + fault)
                .orElse("All is well."));
  }

  @Descriptor("computes the whole log again and compares; slow")
  public String auditLog() {
    List<String> differences = log.audit();
    return differences.isEmpty()
        ? "All records, tiles and the head fit together."
        : String.join("\n", differences);
  }

  private Optional<Checkpoint> head() {
    try {
      return Optional.of(log.checkpoint());
    } catch (PlatformException noneOrBroken) {
      return Optional.empty();
    }
  }

  private static String line(VerificationKey key) {
    return "%s %-7s from %s %s%s"
        .formatted(
            key.id(),
            key.purpose(),
            key.from(),
            key.until().map(end -> "until " + end).orElse("in use"),
            key.compromise()
                .map(
                    from ->
                        ", compromised since %s, at %d records"
                            .formatted(from.at(), from.logSize()))
                .orElse(""));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException noTime) {
      throw PlatformException.invalid(
          SigningKeys.INVALID, "Give the time as 2026-11-23T10:00:00Z, in UTC.");
    }
  }
}
