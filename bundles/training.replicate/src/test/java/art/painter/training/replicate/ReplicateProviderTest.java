package art.painter.training.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.training.BaseModel;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.TrainingProvider;
import art.painter.replicate.emulator.Emulator;
import art.painter.replicate.emulator.EmulatorOptions;
import art.painter.testkit.TrainingProviderContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It counts the threads and open files of the whole process.")
class ReplicateProviderTest extends TrainingProviderContract {
  @TempDir Path data;
  private Emulator emulator;
  private ReplicateProvider provider;

  @BeforeEach
  void start() throws IOException {
    emulator =
        Emulator.start(EmulatorOptions.defaults().withData(data).withSteps(2).withImageSize(128));
    provider = create(Map.of());
  }

  @AfterEach
  void stop() {
    provider.stop();
    emulator.close();
  }

  private ReplicateProvider create(Map<String, Object> changed) {
    return Parts.provider(emulator.url().toString(), emulator.token(), changed);
  }

  @Override
  protected TrainingProvider provider() {
    return provider;
  }

  @Override
  protected TrainingProvider restarted() {
    provider.stop();
    provider = create(Map.of());
    return provider;
  }

  @Override
  protected TrainingProvider beside() {
    return create(Map.of());
  }

  @Override
  protected Optional<art.painter.testkit.Settings<TrainingProvider>> settings() {
    return Optional.of(
        art.painter.testkit.Settings.of(
            Config.class,
            config ->
                new ReplicateProvider(
                    Settings.of(config, name -> emulator.token()),
                    Clock.systemUTC(),
                    Parts.PATIENCE)));
  }

  /** A token that is refused or is not there, and an address at which nobody answers. */
  @Override
  protected List<TrainingProvider> unable() {
    String url = emulator.url().toString();
    return List.of(
        Parts.provider(url, "r8_refused", Map.of()),
        Parts.provider(url, "", Map.of()),
        Parts.provider(url + "/elsewhere", emulator.token(), Map.of()),
        Parts.provider("http://127.0.0.1:1/v1", emulator.token(), Map.of()));
  }

  @Override
  protected Set<String> secrets() {
    return Set.of("r8_refused", emulator.token());
  }

  /** The emulator's, and those of OkHttp and Okio, which end by themselves within a minute. */
  @Override
  protected boolean isOthers(Thread thread) {
    return thread
        .getName()
        .matches("(emulator|HTTP-Dispatcher|OkHttp|Okio|painter|idle-timeout).*");
  }

  /** The emulator's, which trains in this process. */
  @Override
  protected boolean isOthers(Path file) {
    return file.startsWith(data);
  }

  @Override
  protected boolean startsAreIdempotent() {
    return false;
  }

  /** What is left of a training after a deletion, the service forgets by itself in an hour. */
  @Override
  protected void timePasses() {
    super.timePasses();
    emulator.advance(Duration.ofMinutes(20));
  }

  @Override
  protected String unknownReference() {
    return "nosuchtraining000000000000";
  }

  @Test
  void it_says_what_it_is_and_what_it_costs_as_the_operator_configured() {
    ProviderDescription description =
        create(
                Map.of(
                    "price.per.second",
                    0.0122,
                    "expected.seconds",
                    120,
                    "capacity",
                    7,
                    "license",
                    "As in contract 12",
                    "commercial.use",
                    true))
            .describe();
    assertTrue(description.remote());
    assertEquals(7, description.capacity());
    assertEquals("FLUX.1 [dev]", description.baseModel().label());
    assertEquals("As in contract 12", description.baseModel().license());
    assertTrue(description.baseModel().commercialUse());
    assertEquals(new BigDecimal("1.46"), description.trainingCost().get().amount());
    assertTrue(provider.describe().trainingCost().isEmpty());
  }

  @Test
  void its_base_model_is_the_one_that_the_operator_says_fits_the_trainer() {
    ProviderDescription description =
        create(
                Map.of(
                    "trainer", "somebody/another-trainer",
                    "title", "Another through Replicate",
                    "base.model", "Another",
                    "base.version", "3",
                    "base.maker", "Somebody",
                    "base.data", "Public domain.",
                    "license", "MIT"))
            .describe();
    assertEquals("Another through Replicate", description.title());
    assertTrue(description.summary().startsWith("Trains a LoRA of Another 3 on"));
    assertEquals(
        new BaseModel("Another", "3", "Somebody", "MIT", false, "Public domain."),
        description.baseModel());
  }

  @Test
  void a_base_model_of_which_nothing_is_said_is_refused() {
    for (String key : List.of("title", "base.model", "base.version", "base.maker", "base.data")) {
      assertThrows(IllegalArgumentException.class, () -> create(Map.of(key, " ")), key);
    }
  }
}
