package art.painter.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.training.BaseModel;
import art.painter.api.training.TrainingStatus;
import art.painter.core.consent.ConsentScene;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Works go where the artist agreed that they go, and they alone. */
class AgreedTest extends RunnerTest {
  private static final BaseModel ANOTHER =
      new BaseModel("Base", "8", "Maker", "MIT", true, "Unknown.");

  /** The works are not sent to a provider that became another one while the training waited. */
  private void assertNotSent(Consumer<ScriptedProvider> upgrade) {
    ask("1");
    await("it waits", () -> state("1").message().contains("not there now"));
    ScriptedProvider provider = new ScriptedProvider(1);
    upgrade.accept(provider);
    providers.addProvider(reference.giving(provider));
    runner.wakeUps().resumeSoon();
    assertFailedForTheProvider();
    assertEquals(0, provider.preparations.get());
    assertEquals(Set.of(work), blobs.blobs.keySet());
  }

  private void assertFailedForTheProvider() {
    await("it fails", () -> state("1").status() == TrainingStatus.FAILED);
    assertTrue(state("1").message().contains("is not as the notice"), state("1").message());
  }

  @Test
  void a_provider_that_has_another_base_model_since_the_request_gets_no_works() {
    assertNotSent(provider -> provider.baseModel = ANOTHER);
  }

  @Test
  void a_provider_that_sends_works_away_since_the_request_gets_no_works() {
    assertNotSent(provider -> provider.remote = true);
  }

  @Test
  void a_provider_of_another_name_since_the_request_gets_no_works() {
    assertNotSent(provider -> provider.title = "Somebody else");
  }

  @Test
  void a_provider_that_is_another_one_once_the_works_are_prepared_does_not_begin() {
    ScriptedProvider provider = provider(1);
    provider.whilePreparing = () -> provider.baseModel = ANOTHER;
    ask("1");
    assertFailedForTheProvider();
    assertEquals(1, provider.preparations.get());
    assertEquals(0, provider.tries.get());
  }

  @Test
  void a_version_names_the_base_model_that_was_agreed_to_also_if_its_provider_was_upgraded() {
    ScriptedProvider provider = provider(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    provider.baseModel = ANOTHER;
    provider.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
    await("it ends", () -> state("1").status() == TrainingStatus.SUCCEEDED);
    assertEquals(ConsentScene.BASE, store.versions.values().iterator().next().baseModel());
  }

  @Test
  void a_file_that_is_not_the_one_that_was_agreed_to_is_not_sent() {
    ScriptedProvider provider = provider(1);
    blobs.blobs.put(work, "a forgery".getBytes());
    ask("1");
    await("it fails", () -> state("1").status() == TrainingStatus.FAILED);
    assertTrue(state("1").message().startsWith("The file of a.png"), state("1").message());
    assertEquals(0, provider.preparations.get());
    assertEquals(Set.of(work), blobs.blobs.keySet());
  }
}
