package art.painter.core.testoutput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.testoutput.TestOutput.State;
import art.painter.api.testoutput.TestOutputs;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.Trainings;
import art.painter.core.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;

/** What an artist deletes is gone, and nothing comes of a version that is deleted. */
class DeletionTest extends TestOutputTest {
  private static ModelVersion deleted(ModelVersion version) {
    return version.id().equals("version-c")
        ? new ModelVersion(
            version.id(),
            version.ownerId(),
            version.modelId(),
            version.modelRevision(),
            version.trainingId(),
            version.providerId(),
            version.providerVersion(),
            version.triggerWord(),
            version.consentId(),
            version.baseModel(),
            version.weightsHash(),
            version.weightsBytes(),
            version.details(),
            version.completed(),
            Optional.of(
                new ModelVersion.Deletion(
                    Instant.EPOCH, "Is being deleted.", Optional.empty(), Optional.empty())))
        : version;
  }

  private void deleteVersion() {
    change = DeletionTest::deleted;
    service()
        .handleEvent(
            new Event(Trainings.DELETING_TOPIC, Map.of(Trainings.DELETING_VERSION, "version-c")));
  }

  private void assertFailedForTheDeletion(String id) {
    awaitState(id, State.FAILED);
    assertTrue(output(id).message().startsWith("You had this version deleted."));
    assertEquals(Optional.empty(), receipts.issued(id));
  }

  @Test
  void a_test_output_is_deleted_with_its_file_and_its_receipt_stays() {
    String id = order("dunes");
    awaitState(id, State.SUCCEEDED);
    assertEquals(Set.of(Sha256.of("image of dunes 1")), receipts.files);
    Caller other = new Caller("other", ARTIST.roles());
    assertEquals(
        TestOutputs.NOT_FOUND,
        assertThrows(PlatformException.class, () -> service().delete(other, id)).code());
    service().delete(ARTIST, id);
    assertEquals(Optional.empty(), store.find(id));
    assertEquals(Set.of(), receipts.files);
    assertTrue(receipts.issued(id).isPresent());
  }

  @Test
  void one_that_waits_is_never_made_and_one_that_is_made_is_given_up_without_a_receipt() {
    AtomicBoolean interrupted = new AtomicBoolean();
    studio.work =
        id -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException asked) {
            interrupted.set(true);
            throw asked;
          }
        };
    String made = order("dunes");
    await(() -> studio.begun.contains(made), () -> "it is made");
    String waiting = order("sea");
    service().delete(ARTIST, waiting);
    studio.work = id -> {};
    service().delete(ARTIST, made);
    String next = order("hills");
    awaitState(next, State.SUCCEEDED);
    assertTrue(interrupted.get());
    assertEquals(List.of(made, next), studio.begun);
    assertEquals(Optional.empty(), receipts.issued(made));
    assertEquals(1, receipts.files.size());
  }

  @Test
  void one_that_is_deleted_right_before_it_gets_its_receipt_gets_none_and_keeps_nothing() {
    studio.work =
        id -> {
          if (studio.begun.size() == 1) {
            store.remove(id);
          }
        };
    String id = order("dunes");
    String next = order("version-d", "hills");
    awaitState(next, State.SUCCEEDED);
    assertEquals(Set.of(next), receipts.said.keySet());
    assertEquals(Optional.empty(), store.find(id));
    assertEquals(1, receipts.everKept.size());
  }

  @Test
  void the_deletion_of_a_version_ends_all_that_wait_and_the_one_being_made() {
    studio.work = id -> new CountDownLatch(1).await();
    String made = order("dunes");
    await(() -> studio.begun.contains(made), () -> "it is made");
    List<String> waiting = List.of(order("sea"), order("hills"));
    deleteVersion();
    assertFailedForTheDeletion(made);
    waiting.forEach(this::assertFailedForTheDeletion);
    assertEquals(List.of(made), studio.begun);
    assertEquals(
        Trainings.VERSION_DELETED,
        assertThrows(PlatformException.class, () -> order("more")).code());
    studio.work = id -> {};
    String other = order("version-d", "other");
    awaitState(other, State.SUCCEEDED);
  }

  @Test
  void an_image_that_was_made_while_its_version_was_deleted_gets_no_receipt() {
    studio.work = id -> change = DeletionTest::deleted;
    String id = order("dunes");
    assertFailedForTheDeletion(id);
    assertEquals(Set.of(), receipts.everKept);
  }
}
