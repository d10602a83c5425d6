package art.painter.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.ModelVersion.Deletion;
import art.painter.api.training.TrainingStatus;
import art.painter.core.record.TestRecords;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version that its artist wants gone goes, whatever happens meanwhile. */
class VersionDeletionsTest extends RunnerTest {
  private final ScriptedProvider provider = provider(1);
  private final Set<String> inUse = ConcurrentHashMap.newKeySet();
  private VersionDeletions deletions = deletions();

  private VersionDeletions deletions() {
    return new VersionDeletions(
        store, providers, files, scene.records.service, inUse::contains, schedule);
  }

  /** What was held in memory is gone, and so is the timer that was not stored. */
  private void die() {
    deletions.close();
    deletions = deletions();
    deletions.resume();
  }

  @AfterEach
  void close() {
    deletions.close();
  }

  private String trained(String training) {
    provider.statuses.put("ref-" + training, TrainingStatus.SUCCEEDED);
    ask(training);
    await("it is trained", () -> state(training).status() == TrainingStatus.SUCCEEDED);
    return state(training).versionId().orElseThrow();
  }

  private ModelVersion version(String id) {
    return store.findVersion(id).orElseThrow();
  }

  private Deletion deletion(String id) {
    return version(id).deletion().orElseThrow();
  }

  private void awaitMessage(String id, String part) {
    await("it says: " + part, () -> deletion(id).message().contains(part));
  }

  private void awaitDeleted(String id) {
    await("it is deleted", () -> deletion(id).completed().isPresent());
  }

  private List<LogRecord> logged() {
    return scene.records.log.all().stream()
        .filter(record -> record.kind() == RecordKind.DELETION)
        .toList();
  }

  @Test
  void a_version_is_deleted_here_and_at_its_provider_and_that_is_logged() {
    String id = trained("t");
    String weights = version(id).weightsHash();
    assertTrue(blobs.blobs.containsKey(weights));
    deletions.ask(id);
    awaitDeleted(id);
    assertFalse(blobs.blobs.containsKey(weights));
    assertEquals(List.of("v-ref-t"), provider.deleted);
    LogRecord record = logged().get(0);
    assertEquals(Optional.of(id + ".deletion"), deletion(id).recordId());
    assertEquals(id + ".deletion", record.id());
    assertEquals(Optional.of(id), record.about());
    assertEquals(Optional.of(record.logged()), deletion(id).completed());
    JsonNode said = TestRecords.json(record);
    assertEquals("VERSION", said.at("/erased/kind").asText());
    assertEquals(weights, said.at("/erased/weightsSha256").asText());
    assertEquals("Provider", said.at("/erased/provider/title").asText());
    assertTrue(said.at("/erased/providerConfirmed").asBoolean());
    assertEquals("c", said.at("/consent/id").asText());
    deletions.ask(id);
    assertEquals(1, logged().size());
  }

  @Test
  void what_a_provider_refuses_is_told_in_its_words_and_is_asked_again() {
    String id = trained("t");
    provider.keeps = Optional.of(PlatformException.conflict("x", "A deployment uses it."));
    deletions.ask(id);
    awaitMessage(id, "A deployment uses it.");
    assertFalse(blobs.blobs.containsKey(version(id).weightsHash()));
    assertEquals(List.of(), logged());
    provider.keeps = Optional.empty();
    deletions.ask(id);
    awaitDeleted(id);
  }

  @Test
  void a_provider_that_cannot_now_or_is_away_is_asked_until_it_can() {
    String id = trained("t");
    provider.keeps = Optional.of(PlatformException.unavailable("x", "It takes minutes."));
    deletions.ask(id);
    await("it is asked again", () -> provider.deletions.get() > 2);
    awaitMessage(id, "It takes minutes.");
    providers.removeProvider(reference);
    awaitMessage(id, "is not there now");
    assertEquals(List.of(), logged());
    provider.keeps = Optional.empty();
    providers.addProvider(reference.giving(provider));
    awaitDeleted(id);
  }

  @Test
  void a_node_that_dies_right_after_it_was_asked_deletes_when_it_starts() {
    String id = trained("t");
    store.askDeletion(id, new Deletion(Instant.EPOCH, "", Optional.empty(), Optional.empty()));
    die();
    awaitDeleted(id);
    assertEquals(Instant.EPOCH, deletion(id).asked());
    assertFalse(blobs.blobs.containsKey(version(id).weightsHash()));
    assertEquals(List.of("v-ref-t"), provider.deleted);
  }

  @Test
  void a_node_that_dies_before_the_record_was_logged_logs_it_once() {
    String id = trained("t");
    scene.records.log.away(true);
    deletions.ask(id);
    awaitMessage(id, "the record of that follows");
    assertEquals(Optional.empty(), deletion(id).completed());
    deletions.close();
    scene.records.log.away(false);
    die();
    awaitDeleted(id);
    assertEquals(1, logged().size());
  }

  @Test
  void weights_on_which_another_version_rests_stay() {
    String id = trained("t");
    String other = trained("u");
    assertEquals(version(id).weightsHash(), version(other).weightsHash());
    deletions.ask(id);
    awaitDeleted(id);
    assertTrue(blobs.blobs.containsKey(version(id).weightsHash()));
    deletions.ask(other);
    awaitDeleted(other);
    assertFalse(blobs.blobs.containsKey(version(id).weightsHash()));
  }

  @Test
  void it_is_logged_only_after_all_images_that_were_being_made_have_ended() {
    String id = trained("t");
    inUse.add(id);
    deletions.ask(id);
    awaitMessage(id, "Waits until the images");
    assertEquals(List.of(), logged());
    assertEquals(List.of(), provider.deleted);
    inUse.clear();
    awaitDeleted(id);
  }
}
