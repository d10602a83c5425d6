package art.painter.plugins.catalog;

import art.painter.api.PlatformException;
import art.painter.api.health.Watched;
import art.painter.api.plugin.Offer;
import art.painter.api.plugin.PlugIns;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configured catalogues of plug-ins. They are read anew each time that somebody asks. */
@Component(
    service = {Catalogs.class, Watched.class},
    configurationPid = Catalogs.PID)
@Designate(ocd = Catalogs.Config.class)
public final class Catalogs implements Watched {
  static final String PID = "art.painter.plugins.catalog";

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Which catalogues there are. */
  @ObjectClassDefinition(
      name = "pAInter plug-ins: catalogues",
      description = "Where plug-ins are offered that can be installed by name.")
  public @interface Config {
    /** {@return where they are} */
    @AttributeDefinition(
        description =
            "The catalogues, split by commas: https addresses, plain http ones of this machine, or"
                + " files relative to the config folder.",
        required = false)
    String catalogs() default "";

    /** {@return the most bytes} */
    @AttributeDefinition(
        description = "The most bytes of one catalogue.",
        min = "1024",
        max = "104857600")
    long most_bytes() default 1_048_576L;

    /** {@return seconds} */
    @AttributeDefinition(
        description = "Seconds that reading one catalogue may take.",
        min = "1",
        max = "300")
    int timeout_seconds() default 10;
  }

  private final Path folder;
  private final List<String> places;
  private final long mostBytes;
  private final Fetch fetch;
  private volatile List<String> faults = List.of();

  /**
   * @param context tells the node's config folder
   * @param config the configuration
   */
  @Activate
  public Catalogs(BundleContext context, Config config) {
    this(
        Path.of(Optional.ofNullable(context.getProperty("painter.config")).orElse("config")),
        config);
  }

  /**
   * For tests.
   *
   * @param folder what the paths of files are relative to
   * @param config the configuration
   */
  public Catalogs(Path folder, Config config) {
    this.folder = folder;
    this.places =
        Arrays.stream(config.catalogs().split(","))
            .map(String::strip)
            .filter(place -> !place.isEmpty())
            .distinct()
            .toList();
    this.mostBytes = config.most_bytes();
    this.fetch = new Fetch(Duration.ofSeconds(config.timeout_seconds()));
  }

  @Deactivate
  void close() {
    fetch.close();
  }

  /**
   * {@return what all catalogues offer, by id, the newest version first; versions of which two
   * catalogues have different jars do not fit}
   *
   * @param apiVersion the version of this node's api
   * @param installed whether a bundle with this symbolic name and version is installed
   * @throws PlatformException UNAVAILABLE {@link PlugIns#UNREACHABLE} if there are catalogues and
   *     none of them can be read
   */
  public List<Offer> offers(String apiVersion, BiPredicate<String, String> installed) {
    List<Offer> offers = new ArrayList<>();
    List<String> found = new ArrayList<>();
    int unread = 0;
    for (String place : places) {
      try {
        Catalog catalog = read(place, Version.parseVersion(apiVersion), installed);
        offers.addAll(catalog.offers());
        found.addAll(catalog.faults());
      } catch (PlatformException e) {
        unread++;
        found.add(e.getMessage());
      }
    }
    Set<String> disputed = disputed(offers);
    disputed.forEach(
        version ->
            found.add(
                "The catalogues have different jars for " + version + "; none is installed."));
    faults = List.copyOf(found);
    if (unread > 0 && unread == places.size()) {
      throw PlatformException.unavailable(PlugIns.UNREACHABLE, String.join(" ", found));
    }
    return offers.stream()
        .map(offer -> disputed.contains(key(offer)) ? unfit(offer) : offer)
        .sorted(
            Comparator.comparing(Offer::id)
                .thenComparing(
                    offer -> Version.parseVersion(offer.version()), Comparator.reverseOrder()))
        .toList();
  }

  @Override
  public String name() {
    return "catalogs";
  }

  /** {@return what was wrong with catalogues when they were last read, each as one sentence} */
  @Override
  public List<String> warnings() {
    return faults;
  }

  private Catalog read(String place, Version api, BiPredicate<String, String> installed) {
    URI from = address(place);
    try {
      Path copy = Files.createTempFile("catalog", ".json");
      try {
        fetch.fetch(from, true, copy, mostBytes, Optional.empty());
        return Catalog.read(copy, from, api, installed);
      } catch (IOException | IllegalArgumentException e) {
        throw unreadable(Fetch.shown(from) + " is no catalogue of plug-ins.");
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw unreadable("There is no room to read the catalogue " + Fetch.shown(from) + ".");
    }
  }

  private URI address(String place) {
    try {
      if (!place.contains("://")) {
        return folder.resolve(place).toAbsolutePath().normalize().toUri();
      }
      URI address = URI.create(place);
      String scheme = address.getScheme().toLowerCase(Locale.ROOT);
      if (scheme.equals("http") && !THIS_MACHINE.contains(address.getHost())) {
        throw unreadable(
            "The catalogue " + Fetch.shown(address) + " is not read over plain http: use https.");
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw unreadable("One of the configured catalogues is neither an address nor a file.");
    }
  }

  private static Set<String> disputed(List<Offer> offers) {
    Map<String, String> hashes = new HashMap<>();
    Set<String> disputed = new TreeSet<>();
    for (Offer offer : offers) {
      String first = hashes.putIfAbsent(key(offer), offer.sha256());
      if (first != null && !first.equals(offer.sha256())) {
        disputed.add(key(offer));
      }
    }
    return disputed;
  }

  private static String key(Offer offer) {
    return offer.id() + " " + offer.version();
  }

  private static Offer unfit(Offer offer) {
    return new Offer(
        offer.id(),
        offer.version(),
        offer.title(),
        offer.api(),
        offer.url(),
        offer.sha256(),
        offer.signer(),
        offer.catalog(),
        false,
        offer.installed());
  }

  private static PlatformException unreadable(String why) {
    return PlatformException.unavailable(PlugIns.UNREACHABLE, why);
  }
}
