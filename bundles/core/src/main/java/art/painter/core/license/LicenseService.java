package art.painter.core.license;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.license.LicenseStore;
import art.painter.api.license.LicenseTier;
import art.painter.api.license.Licenses;
import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.plugin.PlugInKind;
import art.painter.api.record.Records;
import art.painter.core.Sha256;
import art.painter.core.TermsText;
import art.painter.core.plugin.Bounded;
import art.painter.core.plugin.Lease;
import art.painter.core.plugin.LeaseDesk;
import art.painter.core.plugin.PlugInFailure;
import art.painter.core.plugin.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Terms over the store, each grant of them a record; the tiers are plug-ins. */
@Component
public final class LicenseService implements Licenses {
  private static final Logger LOG = LoggerFactory.getLogger(LicenseService.class);
  private static final int LONGEST_NOTE = 2000;

  private final LicenseStore store;
  private final Models models;
  private final Records records;
  private final Bounded bounded = new Bounded("license", Duration.ofSeconds(5));
  private final LeaseDesk desk;
  private final Pool<LicenseTier> tiers;

  @Activate
  public LicenseService(
      @Reference LicenseStore store,
      @Reference Models models,
      @Reference Records records,
      @Reference LeaseDesk desk) {
    this.store = store;
    this.models = models;
    this.records = records;
    this.desk = desk;
    this.tiers = desk.open(PlugInKind.LICENSE_TIER);
  }

  @Deactivate
  void deactivate() {
    bounded.close();
    desk.close(tiers);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addTier(ComponentServiceObjects<LicenseTier> tier) {
    tiers.add(tier);
  }

  void removeTier(ServiceReference<LicenseTier> reference) {
    tiers.remove(reference);
  }

  @Override
  public List<Tier> tiers() {
    return tiers.leaseAll().stream()
        .flatMap(
            lease -> {
              try {
                return Stream.of(read(lease));
              } catch (PlugInFailure failure) {
                LOG.warn(
                    "The license tier {} is left out: {}", lease.origin(), failure.getMessage());
                return Stream.<Tier>empty();
              }
            })
        .toList();
  }

  private Tier read(Lease<LicenseTier> lease) throws PlugInFailure {
    String id = lease.origin().id();
    return bounded.call(
        lease,
        plugIn -> {
          Tier tier = plugIn.tier();
          if (!tier.id().equals(id)) {
            throw new IllegalStateException("tier " + tier.id() + " is registered as " + id);
          }
          return tier;
        });
  }

  @Override
  public Terms set(
      Caller caller,
      String modelId,
      Set<String> tierIds,
      Set<RestrictedCategory> restricted,
      String note) {
    models.own(caller, modelId);
    if (tierIds.isEmpty()) {
      throw PlatformException.invalid(INVALID, "Offer at least one license tier.");
    }
    if (note.length() > LONGEST_NOTE) {
      throw PlatformException.invalid(INVALID, "Keep the note within 2,000 characters.");
    }
    List<Tier> chosen = new TreeSet<>(tierIds).stream().map(this::tier).toList();
    String text = TermsText.of(chosen, restricted, note.strip());
    String hash = Sha256.of(text);
    Terms terms = store.add(new Terms(hash, chosen, restricted, note.strip(), Instant.now()), text);
    Model model = models.edit(caller, modelId, OptionalInt.empty(), setup -> setup.withTerms(hash));
    return granted(caller, model, terms);
  }

  @Override
  public Terms granted(Caller caller, String modelId) {
    return granted(caller, models.own(caller, modelId), of(caller, modelId));
  }

  /**
   * Under an id that follows from the revision: whatever failed when the terms were set, this
   * completes it and grants nothing twice.
   */
  private Terms granted(Caller caller, Model model, Terms terms) {
    records.keep(Grant.of(model, firstUnder(caller, model, terms.hash()), terms));
    return terms;
  }

  /** The revision with which the terms came that the model is under now. */
  private int firstUnder(Caller caller, Model model, String hash) {
    int first = model.revision();
    while (first > 1
        && models
            .get(caller, model.id(), first - 1)
            .setup()
            .termsHash()
            .filter(hash::equals)
            .isPresent()) {
      first--;
    }
    return first;
  }

  private Tier tier(String id) {
    Lease<LicenseTier> lease = tiers.lease(id).orElseThrow(() -> unavailable(id));
    try {
      return read(lease);
    } catch (PlugInFailure failure) {
      throw unavailable(id);
    }
  }

  private PlatformException unavailable(String id) {
    return PlatformException.unavailable(
        TIER_UNAVAILABLE,
        "There is no license tier "
            + id
            + " now. There are: "
            + String.join(", ", tiers.ids())
            + ".");
  }

  @Override
  public Terms of(Caller caller, String modelId) {
    return models
        .own(caller, modelId)
        .setup()
        .termsHash()
        .flatMap(store::find)
        .orElseThrow(
            () ->
                PlatformException.notFound(
                    NOT_FOUND, "The model has no license terms yet. Set at least one tier."));
  }

  @Override
  public Terms terms(String hash) {
    return store
        .find(hash)
        .orElseThrow(
            () -> PlatformException.notFound(NOT_FOUND, "There are no terms with this hash."));
  }

  @Override
  public Optional<String> text(String hash) {
    return store.text(hash).or(() -> store.find(hash).map(this::written));
  }

  /** Terms from before their text was kept are written once more, as they were then. */
  private String written(Terms terms) {
    String text = TermsText.of(terms.tiers(), terms.restricted(), terms.note());
    if (!Sha256.of(text).equals(terms.hash())) {
      throw new IllegalStateException("The terms " + terms.hash() + " say something else now.");
    }
    store.add(terms, text);
    return text;
  }
}
