package art.painter.health;

import art.painter.api.training.Providers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Whether the training providers can do their work. They are asked in the background and at most
 * once in a while, since asking may go over the network; in between, the latest answer counts.
 */
@Component(
    configurationPid = "art.painter.health.providers",
    property = {Checks.NAME + "providers", Checks.ATTENTION})
@Designate(ocd = ProvidersCheck.Config.class)
public final class ProvidersCheck implements HealthCheck {
  // The very first answer is waited for a moment, so that it is usually there.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How often providers are asked. */
  @ObjectClassDefinition(name = "pAInter health: training providers")
  @interface Config {
    @AttributeDefinition(
        description =
            "How many seconds a provider's answer counts before it is asked to check itself again.",
        min = "1")
    int kept_seconds() default 60;
  }

  private final Optional<Providers> providers;
  private final long keptNanos;
  private final LongSupplier nanoTime;
  private final ExecutorService background;

  private Result latest = Checks.ok("The providers are being asked for the first time.");
  private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);
  private Optional<Long> asked = Optional.empty();

  /**
   * @param providers the providers that are there
   * @param config how often they are asked
   */
  @Activate
  public ProvidersCheck(
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Optional<Providers> providers,
      Config config) {
    this(
        providers,
        config,
        System::nanoTime,
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "painter-health-providers");
              thread.setDaemon(true);
              return thread;
            }));
  }

  ProvidersCheck(
      Optional<Providers> providers,
      Config config,
      LongSupplier nanoTime,
      ExecutorService background) {
    this.background = background;
    this.providers = providers;
    this.keptNanos = TimeUnit.SECONDS.toNanos(config.kept_seconds());
    this.nanoTime = nanoTime;
  }

  @Deactivate
  void deactivate() {
    background.shutdownNow();
  }

  @Override
  public Result execute() {
    if (providers.isEmpty()) {
      return Checks.warn("No training can be asked for: the node's log says why.");
    }
    boolean first;
    CompletableFuture<Void> now;
    synchronized (this) {
      first = asked.isEmpty();
      boolean due = first || nanoTime.getAsLong() - asked.get() >= keptNanos;
      if (due && asking.isDone()) {
        asked = Optional.of(nanoTime.getAsLong());
        asking = CompletableFuture.runAsync(() -> take(ask(providers.get())), background);
      }
      now = asking;
    }
    if (first) {
      now.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }
    return latest();
  }

  private synchronized Result latest() {
    return latest;
  }

  private synchronized void take(Result result) {
    latest = result;
  }

  private static Result ask(Providers providers) {
    try {
      Map<String, Optional<String>> found = providers.selfChecks();
      List<String> faults =
          found.entrySet().stream()
              .filter(entry -> entry.getValue().isPresent())
              .map(entry -> entry.getKey() + ": " + entry.getValue().get())
              .toList();
      return found.isEmpty()
          ? Checks.warn("No training provider is there.")
          : Checks.warnOf(faults, "All is well with " + String.join(", ", found.keySet()) + ".");
    } catch (RuntimeException failed) {
      return Checks.warn("The providers cannot be asked: " + failed.getMessage());
    }
  }
}
