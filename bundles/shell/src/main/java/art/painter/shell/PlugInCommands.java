package art.painter.shell;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.plugin.Offer;
import art.painter.api.plugin.PlugIn;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What an operator does to plug-ins: {@code painter:plugins}, {@code painter:upgrade} and so on.
 */
@Component(
    service = PlugInCommands.class,
    property = {
      "osgi.command.scope=painter",
      "osgi.command.function=plugins",
      "osgi.command.function=upgrade",
      "osgi.command.function=rollback",
      "osgi.command.function=remove",
      "osgi.command.function=swaps",
      "osgi.command.function=catalog",
      "osgi.command.function=install"
    })
public final class PlugInCommands {
  private static final int LATEST = 20;

  private final PlugIns plugIns;

  @Activate
  public PlugInCommands(@Reference PlugIns plugIns) {
    this.plugIns = plugIns;
  }

  @Descriptor("lists all plug-ins: what is in use, what is not and why")
  public String plugins() {
    return plugIns.all(PainterCommands.SHELL).stream()
        .map(PlugInCommands::lines)
        .collect(Collectors.joining("\n"));
  }

  @Descriptor("puts a new version into service while the old one goes on serving")
  public String upgrade(@Descriptor("a jar: a file of this machine or a URL") String jar) {
    return line(plugIns.upgrade(PainterCommands.SHELL, uri(jar)));
  }

  @Descriptor("brings back the version before")
  public String rollback(@Descriptor("a bundle, or the id of a plug-in in it") String id) {
    return line(plugIns.rollback(PainterCommands.SHELL, id));
  }

  @Descriptor("removes a plug-in that was installed")
  public String remove(@Descriptor("a bundle, or the id of a plug-in in it") String id) {
    return line(plugIns.remove(PainterCommands.SHELL, id));
  }

  @Descriptor("shows the latest changes to plug-ins: who, what, when, and what came of it")
  public String swaps() {
    List<Swap> latest = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Swap> page =
          plugIns.swaps(PainterCommands.SHELL, new Page.Request(after, Page.Request.MOST));
      latest.addAll(page.items());
      latest = latest.subList(Math.max(0, latest.size() - LATEST), latest.size());
      after = page.next();
    } while (after.isPresent());
    return latest.isEmpty()
        ? "There were none."
        : latest.stream().map(PlugInCommands::line).collect(Collectors.joining("\n"));
  }

  @Descriptor("lists what the configured catalogues offer")
  public String catalog() {
    List<Offer> offers = plugIns.catalog(PainterCommands.SHELL);
    return offers.isEmpty()
        ? "The catalogues offer nothing."
        : offers.stream().map(PlugInCommands::line).collect(Collectors.joining("\n"));
  }

  @Descriptor("puts the newest version of a plug-in of the catalogues into service")
  public String install(@Descriptor("the plug-in's id in the catalogue") String id) {
    return line(plugIns.install(PainterCommands.SHELL, id));
  }

  private static URI uri(String jar) {
    try {
      return jar.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
          ? URI.create(jar)
          : Path.of(jar).toAbsolutePath().toUri();
    } catch (IllegalArgumentException notOne) {
      throw PlatformException.invalid(
          PlugIns.INVALID, "Give the path of a jar on this machine, or an https URL.");
    }
  }

  private static String lines(PlugIn plugIn) {
    String first =
        "%-17s %-28s %-10s %s %s (%s)"
            .formatted(
                plugIn.kind().title(),
                plugIn.id(),
                plugIn.state(),
                plugIn.bundle(),
                plugIn.version(),
                plugIn.source());
    return Stream.of(
            plugIn.why(),
            plugIn.use().map(PlugInCommands::use),
            Optional.of("ranking " + plugIn.ranking()).filter(any -> plugIn.ranking() != 0),
            Optional.of("configuration " + plugIn.configurationPids())
                .filter(any -> !plugIn.configurationPids().isEmpty()))
        .flatMap(Optional::stream)
        .reduce(first, (lines, more) -> lines + "\n" + " ".repeat(18) + more);
  }

  private static String use(PlugIn.Use use) {
    return "since %s, %d calls, %d failed, %d under way%s"
        .formatted(
            use.since(),
            use.calls(),
            use.failures(),
            use.open(),
            use.lastError().map(error -> ", last: " + error).orElse(""));
  }

  private static String line(Swap swap) {
    return "%s %s %s %s -> %s by %s (%s): %s, %d ms. %s"
        .formatted(
            swap.began(),
            swap.action(),
            swap.bundle(),
            swap.from().orElse("nothing"),
            swap.to().orElse("nothing"),
            swap.actor(),
            swap.source(),
            swap.outcome(),
            swap.millis(),
            swap.message());
  }

  private static String line(Offer offer) {
    return "%-32s %-12s %s%s, from %s"
        .formatted(
            offer.id(),
            offer.version(),
            offer.title(),
            offer.installed()
                ? " (installed)"
                : offer.fits() ? "" : " (does not fit: it needs the api " + offer.api() + ")",
            offer.catalog());
  }
}
