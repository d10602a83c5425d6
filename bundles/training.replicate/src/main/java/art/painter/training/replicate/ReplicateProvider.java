package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.ProviderId;
import art.painter.api.training.BaseModel;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Trains FLUX LoRAs through Replicate, and generates from them. It keeps nothing: a reference is
 * Replicate's id of the training, and what begins one is in the preparation.
 */
@Component(
    configurationPid = ReplicateProvider.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Config.class, factory = true)
@ProviderId(ReplicateProvider.ID)
public final class ReplicateProvider implements TrainingProvider {
  static final String PID = "art.painter.training.replicate";
  static final String ID = "replicate";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration CHECK = Duration.ofSeconds(5);

  private final ProviderDescription description;
  private final boolean takesWebhooks;
  private final ReplicateApi api;
  private final Account account;
  private final Beginning beginning;
  private final Search search;
  private final Standing standing;
  private final Webhooks webhooks;
  private final Predictions predictions;
  private final Deletion deletion;

  /**
   * @param config the configuration
   */
  @Activate
  public ReplicateProvider(Config config) {
    this(Settings.of(config, System::getenv), Clock.systemUTC(), PATIENCE);
  }

  ReplicateProvider(Settings settings, Clock clock, Duration patience) {
    Config config = settings.config();
    description = description(settings);
    takesWebhooks = settings.webhook().isPresent();
    api =
        new ReplicateApi(
            settings.base(),
            settings.token(),
            Duration.ofSeconds(config.connect_seconds()),
            Duration.ofSeconds(config.read_seconds()),
            config.requests_per_minute(),
            patience);
    account = new Account(api, config.owner());
    TrainingList list = new TrainingList(api);
    Delivery delivery = new Delivery(api);
    News news = new News(System::nanoTime);
    beginning =
        new Beginning(
            api,
            new Trainer(
                api,
                settings.trainer(),
                new Trainer.Wishes(config.steps(), config.lora_rank(), config.autocaption())),
            new Destination(api, account, config.hardware()),
            new Upload(api),
            settings.webhook(),
            clock);
    search = new Search(api, list, Duration.ofSeconds(config.settle_seconds()), clock);
    standing =
        new Standing(
            api,
            list,
            new Outcome(api, delivery, settings.price(), config.most_archive_bytes(), clock),
            news);
    webhooks =
        new Webhooks(api, news, Duration.ofSeconds(config.webhook_tolerance_seconds()), clock);
    predictions =
        new Predictions(
            api,
            new PredictionOutput(delivery),
            new RateLimit(config.predictions_per_minute(), patience),
            Duration.ofSeconds(config.generation_seconds()));
    deletion = new Deletion(api, account, list, delivery);
  }

  private static ProviderDescription description(Settings settings) {
    Config config = settings.config();
    BaseModel base =
        new BaseModel(
            config.base_model().strip(),
            config.base_version().strip(),
            config.base_maker().strip(),
            config.license(),
            config.commercial_use(),
            config.base_data().strip());
    return new ProviderDescription(
        config.title().strip(),
        "Trains a LoRA of "
            + base.label()
            + " on the machines of Replicate, Inc. The selected works leave this machine: they are"
            + " sent to Replicate, which keeps the trained version as a private model of this platform's operator.",
        base,
        config.capacity(),
        Duration.ofSeconds(config.poll_seconds()),
        true,
        settings.price().estimate());
  }

  @Override
  public ProviderDescription describe() {
    return description;
  }

  /** Asks whose the token is, which costs nothing. */
  @Override
  public Optional<String> selfCheck() {
    return account.trouble(CHECK);
  }

  @Override
  public String prepare(TrainingOrder order) {
    return beginning.prepare(order).text();
  }

  @Override
  public String start(TrainingOrder order, String preparation) {
    return beginning.start(order, preparation);
  }

  @Override
  public Optional<String> find(String preparation, Instant attempted) {
    return search.find(preparation, attempted);
  }

  @Override
  public TrainingReport status(String reference) {
    return standing.of(reference);
  }

  @Override
  public void statuses(Set<String> references, BiConsumer<String, TrainingReport> each) {
    standing.of(references, each);
  }

  @Override
  public Optional<String> webhook(Map<String, String> headers, byte[] body) {
    if (!takesWebhooks) {
      throw PlatformException.notFound(NO_WEBHOOKS, "This provider takes no webhooks.");
    }
    return webhooks.take(headers, body);
  }

  @Override
  public void cancel(String reference) {
    standing.cancel(reference);
  }

  @Override
  public Generation generate(GenerationOrder order) throws InterruptedException {
    return predictions.generate(order);
  }

  @Override
  public void delete(String reference, Optional<String> version) {
    deletion.of(reference, version);
  }

  /** Closes connections that nobody uses any more. */
  @Deactivate
  public void stop() {
    api.close();
  }
}
