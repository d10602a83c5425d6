package art.painter.plugins;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.plugin.Leases;
import art.painter.api.plugin.Offer;
import art.painter.api.plugin.PlugIn;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import art.painter.api.plugin.SwapStore;
import art.painter.plugins.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The door to the plug-ins: who may come in, and what is written down about it. */
@Component(
    immediate = true,
    service = {PlugIns.class, PlugInService.class},
    configurationPid = "art.painter.plugins")
@Designate(ocd = PlugInService.Config.class)
public final class PlugInService implements PlugIns {
  /** Configuration of hot swap. */
  @ObjectClassDefinition(name = "pAInter plug-ins")
  @interface Config {
    @AttributeDefinition(
        description =
            "Where plug-ins that were installed are kept; empty for the folder plugins in the data folder.")
    String folder() default "";

    @AttributeDefinition(
        description = "How many jars of versions before are kept of each plug-in, to go back to.",
        min = "1")
    int kept_versions() default 3;

    @AttributeDefinition(description = "The largest jar that is taken, in bytes.", min = "1")
    long most_bytes() default 100L * 1024 * 1024;

    @AttributeDefinition(
        description = "Seconds that fetching a jar from a URL may take.",
        min = "1")
    int fetch_seconds() default 300;

    @AttributeDefinition(
        description =
            "Seconds that each step of a new version's trial may take: its start, its activation,"
                + " its self-check.",
        min = "1")
    int trial_seconds() default 10;

    @AttributeDefinition(
        description =
            "Seconds that calls into the version before may take to end, while new ones go to the"
                + " new version.",
        min = "0")
    int drain_seconds() default 120;

    @AttributeDefinition(
        description = "Seconds that the version before may take to stop after that.",
        min = "1")
    int removal_seconds() default 30;
  }

  private final PlugInFolder folder;
  private final SwapStore store;
  private final Ledger ledger;
  private final Swapping swapping;
  private final Inventory inventory;
  private final Provenance provenance;
  private final JarIntake intake;

  @Activate
  public PlugInService(
      BundleContext context,
      @Reference Shipped shipped,
      @Reference Provenance provenance,
      @Reference Leases leases,
      @Reference ServiceComponentRuntime runtime,
      @Reference SwapStore store,
      Config config)
      throws IOException {
    Components components = new Components(runtime);
    Exchange exchange =
        new Exchange(
            context,
            leases,
            new Trial(context, components, Duration.ofSeconds(config.trial_seconds())),
            Duration.ofSeconds(config.drain_seconds()),
            Duration.ofSeconds(config.removal_seconds()));
    Path kept =
        config.folder().isBlank()
            ? Path.of(context.getProperty("painter.data"), "plugins")
            : Path.of(config.folder());
    this.folder = new PlugInFolder(kept, config.kept_versions());
    this.store = store;
    this.ledger = new Ledger(store);
    this.swapping = new Swapping(folder, shipped, components, exchange);
    this.inventory = new Inventory(context, leases, components, exchange::isChanging, this::source);
    this.provenance = provenance;
    this.intake =
        new JarIntake(
            folder,
            provenance,
            swapping,
            config.most_bytes(),
            Duration.ofSeconds(config.fetch_seconds()));
    ledger.closeInterrupted();
    new Restoration(context, folder, shipped, exchange).run();
  }

  @Deactivate
  void deactivate() {
    swapping.close();
    intake.close();
  }

  @Override
  public List<PlugIn> all(Caller caller) {
    caller.require(Role.OPERATOR);
    return inventory.all();
  }

  private String source(String bundle) {
    try {
      Installed installed = folder.of(bundle);
      return installed.version().isPresent() ? installed.source() : "shipped";
    } catch (IOException unreadable) {
      return "unknown";
    }
  }

  @Override
  public Swap upgrade(Caller caller, Swap.Source source, InputStream jar) {
    caller.require(Role.OPERATOR);
    return ledger.carryOut(
        caller, Swap.Action.UPGRADE, source, entry -> intake.uploaded(entry, source, jar));
  }

  /**
   * Takes a jar out of the deploy folder. One that serves already, or was taken back, stays out.
   */
  void deploy(Caller caller, Path file) throws IOException {
    String sha256 = Sha256.of(file);
    if (swapping.isSettled(file, sha256)) {
      return;
    }
    ledger.carryOut(
        caller, Swap.Action.UPGRADE, Swap.Source.DEPLOY, entry -> intake.deployed(entry, file));
  }

  /** Removes what came from a file of the deploy folder that is gone. */
  void undeploy(Caller caller, String fileName) throws IOException {
    for (Installed installed : folder.all()) {
      if (installed.version().isPresent()
          && installed.file().filter(fileName::equals).isPresent()) {
        ledger.carryOut(
            caller,
            Swap.Action.REMOVE,
            Swap.Source.DEPLOY,
            entry -> swapping.remove(entry, Installed.none(installed.bundle())));
      }
    }
  }

  @Override
  public Swap upgrade(Caller caller, URI jar) {
    caller.require(Role.OPERATOR);
    return ledger.carryOut(
        caller,
        Swap.Action.UPGRADE,
        Swap.Source.SHELL,
        entry -> intake.fetched(entry, Swap.Source.SHELL, jar));
  }

  @Override
  public Swap rollback(Caller caller, String id) {
    caller.require(Role.OPERATOR);
    String bundle = bundle(id);
    return ledger.carryOut(
        caller, Swap.Action.ROLLBACK, source(caller), entry -> swapping.rollback(entry, bundle));
  }

  @Override
  public Swap remove(Caller caller, String id) {
    caller.require(Role.OPERATOR);
    String bundle = bundle(id);
    return ledger.carryOut(
        caller,
        Swap.Action.REMOVE,
        source(caller),
        entry -> swapping.remove(entry, folder.of(bundle).removed()));
  }

  private static Swap.Source source(Caller caller) {
    return caller.accountId().equals("shell") ? Swap.Source.SHELL : Swap.Source.REST;
  }

  /** The bundle with this name, or the one that has the plug-in with this id. */
  private String bundle(String id) {
    List<PlugIn> all = inventory.all();
    return Stream.concat(all.stream().map(PlugIn::bundle), installed())
        .filter(id::equals)
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(plugIn -> plugIn.id().equals(id))
                    .map(PlugIn::bundle)
                    .findFirst())
        .orElseThrow(
            () ->
                PlatformException.notFound(
                    NOT_FOUND,
                    "There is no plug-in %s. Name a bundle or an id of the list of plug-ins."
                        .formatted(id)));
  }

  /** Also those that have something else than plug-ins, such as endpoints. */
  private Stream<String> installed() {
    try {
      return folder.all().stream()
          .filter(installed -> installed.version().isPresent())
          .map(Installed::bundle);
    } catch (IOException unreadable) {
      throw PlatformException.unavailable(
          FAILED, "What is installed cannot be read. Look at the disk of the node.");
    }
  }

  @Override
  public Page<Swap> swaps(Caller caller, Page.Request page) {
    caller.require(Role.OPERATOR);
    return store.list(page);
  }

  @Override
  public List<Offer> catalog(Caller caller) {
    caller.require(Role.OPERATOR);
    return provenance.offers(this::serves);
  }

  private boolean serves(String bundle, String version) {
    return inventory.all().stream()
        .anyMatch(plugIn -> plugIn.bundle().equals(bundle) && plugIn.version().equals(version));
  }

  @Override
  public Swap install(Caller caller, String id) {
    caller.require(Role.OPERATOR);
    Offer offer = provenance.newest(id, this::serves);
    return ledger.carryOut(
        caller, Swap.Action.UPGRADE, Swap.Source.CATALOG, entry -> intake.offered(entry, offer));
  }
}
