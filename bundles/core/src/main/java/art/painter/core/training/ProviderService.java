package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.blob.BlobStore;
import art.painter.api.plugin.PlugInKind;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingSignals;
import art.painter.core.plugin.Bounded;
import art.painter.core.plugin.Lease;
import art.painter.core.plugin.LeaseDesk;
import art.painter.core.plugin.PlugInFailure;
import art.painter.core.plugin.Pool;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

/** The training providers that are there. The trainings' façade borrows them from here. */
@Component(service = {Providers.class, ProviderService.class})
public final class ProviderService implements Providers {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderService.class);

  private final BlobStore blobs;
  private final TrainingSignals signals;
  private final Bounded bounded = new Bounded("providers", Duration.ofSeconds(5));
  private final LeaseDesk desk;
  private final Pool<TrainingProvider> providers;

  @Activate
  public ProviderService(
      @Reference BlobStore blobs, @Reference TrainingSignals signals, @Reference LeaseDesk desk) {
    this.blobs = blobs;
    this.signals = signals;
    this.desk = desk;
    this.providers = desk.open(PlugInKind.TRAINING_PROVIDER);
  }

  @Deactivate
  void deactivate() {
    bounded.close();
    desk.close(providers);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addProvider(ComponentServiceObjects<TrainingProvider> provider) {
    providers.add(provider);
  }

  void removeProvider(ServiceReference<TrainingProvider> reference) {
    providers.remove(reference);
  }

  /** Is told whenever a provider came, went or took over. */
  void listen(Runnable listener) {
    providers.listen(listener);
  }

  void ignore(Runnable listener) {
    providers.ignore(listener);
  }

  Lease<TrainingProvider> lease(String providerId) {
    return providers.lease(providerId).orElseThrow(() -> unavailable(providerId, ""));
  }

  @Override
  public Map<String, ProviderDescription> all() {
    Map<String, ProviderDescription> all = new TreeMap<>();
    for (Lease<TrainingProvider> lease : providers.leaseAll()) {
      try {
        all.put(lease.origin().id(), bounded.call(lease, TrainingProvider::describe));
      } catch (PlugInFailure failure) {
        LOG.warn("The training provider {} is left out: {}", lease.origin(), failure.getMessage());
      }
    }
    return all;
  }

  @Override
  public ProviderDescription get(String providerId) {
    try {
      return bounded.call(lease(providerId), TrainingProvider::describe);
    } catch (PlugInFailure failure) {
      throw unavailable(providerId, failure.getMessage());
    }
  }

  private PlatformException unavailable(String providerId, String why) {
    return PlatformException.unavailable(
        UNAVAILABLE,
        "The training provider %s is not there now. %sThere are: %s."
            .formatted(
                providerId, why.isEmpty() ? "" : why + " ", String.join(", ", providers.ids())));
  }

  @Override
  public Map<String, Optional<String>> selfChecks() {
    Map<String, Optional<String>> found = new TreeMap<>();
    for (Lease<TrainingProvider> lease : providers.leaseAll()) {
      String id = lease.origin().id();
      try {
        found.put(id, bounded.call(lease, TrainingProvider::selfCheck));
      } catch (PlugInFailure failure) {
        found.put(id, Optional.of(failure.getMessage()));
      }
    }
    return found;
  }

  @Override
  public Generation generate(
      ModelVersion version, String generationId, String prompt, long seed, double strength)
      throws InterruptedException {
    String trigger = version.triggerWord().word();
    boolean has = prompt.toUpperCase(Locale.ROOT).contains(trigger);
    GenerationOrder order =
        new GenerationOrder(
            generationId,
            version.providerVersion(),
            () -> blobs.open(version.weightsHash()),
            version.triggerWord(),
            has ? prompt : trigger + " " + prompt,
            seed,
            strength,
            1,
            "1:1",
            "image/png");
    try (Lease<TrainingProvider> provider = lease(version.providerId())) {
      return generate(provider, order);
    }
  }

  private static Generation generate(Lease<TrainingProvider> provider, GenerationOrder order)
      throws InterruptedException {
    try {
      return provider.service().generate(order);
    } catch (RuntimeException failure) {
      provider.failed(failure);
      throw failure;
    }
  }

  @Override
  public void webhook(String providerId, Map<String, String> headers, byte[] body) {
    Optional<String> reference;
    try (Lease<TrainingProvider> provider = lease(providerId)) {
      reference = provider.service().webhook(headers, body);
    }
    reference.ifPresent(news -> signals.changed(providerId, news));
  }
}
