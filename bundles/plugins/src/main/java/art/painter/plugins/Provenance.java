package art.painter.plugins;

import art.painter.api.PlatformException;
import art.painter.api.plugin.Offer;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import art.painter.plugins.catalog.Catalogs;
import art.painter.plugins.trust.Trust;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Where jars come from and who vouches for them. Its references are dynamic, so that a change of
 * their configuration does not have the doors to plug-ins come and go.
 */
@Component(service = Provenance.class)
public final class Provenance {
  private final AtomicReference<Trust> trust = new AtomicReference<>();
  private final AtomicReference<Catalogs> catalogs = new AtomicReference<>();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addTrust(Trust now) {
    trust.set(now);
  }

  void removeTrust(Trust gone) {
    trust.compareAndSet(gone, null);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void addCatalogs(Catalogs now) {
    catalogs.set(now);
  }

  void removeCatalogs(Catalogs gone) {
    catalogs.compareAndSet(gone, null);
  }

  /** {@return who signed the jar} */
  Optional<String> admit(Swap.Source source, Jar jar) {
    return there(trust, "art.painter.plugins.trust").admit(source, jar.file(), jar.sha256());
  }

  List<Offer> offers(BiPredicate<String, String> installed) {
    return there(catalogs, "art.painter.plugins.catalog").offers(apiVersion(), installed);
  }

  /** The newest version that fits; that of the catalogue named first if two have it. */
  Offer newest(String id, BiPredicate<String, String> installed) {
    List<Offer> offers = offers(installed).stream().filter(o -> o.id().equals(id)).toList();
    return offers.stream()
        .filter(Offer::fits)
        .max(Comparator.comparing(offer -> Version.parseVersion(offer.version())))
        .orElseThrow(
            () ->
                PlatformException.notFound(
                    PlugIns.NOT_FOUND,
                    offers.isEmpty()
                        ? "No catalogue offers " + id + "."
                        : "No version of %s that the catalogues offer fits this node, whose api is %s."
                            .formatted(id, apiVersion())));
  }

  private static <T> T there(AtomicReference<T> reference, String pid) {
    return Optional.ofNullable(reference.get())
        .orElseThrow(
            () ->
                PlatformException.unavailable(
                    PlugIns.UNREACHABLE,
                    "No jar is taken in now. Look at the configuration " + pid + "."));
  }

  private static String apiVersion() {
    String api = PlugIns.class.getPackageName();
    return FrameworkUtil.getBundle(PlugIns.class)
        .adapt(BundleRevision.class)
        .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
        .stream()
        .filter(offer -> api.equals(offer.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
        .map(
            offer ->
                offer.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE).toString())
        .findFirst()
        .orElse(Version.emptyVersion.toString());
  }
}
