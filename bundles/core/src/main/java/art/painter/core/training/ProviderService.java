package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.blob.BlobStore;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingSignals;
import art.painter.core.plugin.Bounded;
import art.painter.core.plugin.Lease;
import art.painter.core.plugin.PlugInFailure;
import art.painter.core.plugin.PlugIns;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.ServiceReference;
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
  private final PlugIns<TrainingProvider> providers = new PlugIns<>("training provider");
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  @Activate
  public ProviderService(@Reference BlobStore blobs, @Reference TrainingSignals signals) {
    this.blobs = blobs;
    this.signals = signals;
  }

  @Deactivate
  void deactivate() {
    bounded.close();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addProvider(TrainingProvider provider, ServiceReference<TrainingProvider> reference) {
    providers.add(reference, provider);
    listeners.forEach(Runnable::run);
  }

  void removeProvider(ServiceReference<TrainingProvider> reference) {
    providers.remove(reference);
    listeners.forEach(Runnable::run);
  }

  /** Is told whenever a provider came or went. */
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void ignore(Runnable listener) {
    listeners.remove(listener);
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
      return provider.service().generate(order);
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
