package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.testoutput.Review;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutput.State;
import art.painter.api.testoutput.TestOutputStore;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class TestOutputStoreContract extends StoreContract {
  private static final TestOutput.Image IMAGE =
      new TestOutput.Image(HASH, 1L << 33, "image/png", "receipt", List.of("unknown: zebra"), NOW);

  TestOutputStore store;

  @BeforeEach
  void open() {
    store = new JdbcTestOutputStore(database());
  }

  @Test
  void whatIsAddedIsFoundAsItWas() {
    TestOutput output = output();
    assertEquals(output, store.add(output, Optional.empty()));
    assertEquals(Optional.of(output), store.find(output.id()));
    assertEquals(Optional.empty(), store.find("none"));
  }

  @Test
  void aKeyIsUsedOnce() throws Exception {
    var outputs = race(8, () -> store.add(output(), Optional.of("key")));
    assertEquals(1, new HashSet<>(outputs).size());
    assertEquals(outputs.get(0), store.add(output(), Optional.of("key")));
    assertEquals(1, store.countUnfinished("cheri"));
  }

  @Test
  void anOutputChangesUntilItHasEnded() {
    TestOutput output = store.add(output(), Optional.empty());
    store.update(output.with(State.PROCESSING, "Draws."));
    assertEquals(Optional.of(output.with(State.PROCESSING, "Draws.")), store.find(output.id()));
    store.update(output.with(IMAGE));
    store.update(output.with(State.FAILED, "Too late."));
    assertEquals(Optional.of(output.with(IMAGE)), store.find(output.id()));
  }

  @Test
  void theReviewIsReplacedAndSurvivesUpdates() {
    TestOutput output = store.add(output(), Optional.empty());
    store.setReview(output.id(), new Review(Review.Decision.APPROVED, "", NOW));
    Review last = new Review(Review.Decision.CHANGES_WANTED, "Less \"blue\".", NOW);
    store.setReview(output.id(), last);
    store.update(output.with(IMAGE));
    TestOutput found = store.find(output.id()).orElseThrow();
    assertEquals(Optional.of(last), found.review());
    assertEquals(Optional.of(IMAGE), found.image());
  }

  @Test
  void outputsAreListedAndCounted() {
    TestOutput one = store.add(output(), Optional.empty());
    TestOutput two = store.add(output(), Optional.empty());
    TestOutput three = store.add(output(), Optional.empty());
    assertPaged(List.of(one, two, three), page -> store.list("version", page));
    assertPaged(List.of(), page -> store.list("other", page));
    store.update(two.with(State.FAILED, "No."));
    store.update(three.with(State.PROCESSING, "Draws."));
    assertEquals(List.of(one, three.with(State.PROCESSING, "Draws.")), store.unfinished());
    assertEquals(2, store.countUnfinished("cheri"));
    assertEquals(0, store.countUnfinished("robin"));
  }

  @Test
  void a_file_is_noted_until_its_output_ends_without_it_or_is_removed() {
    TestOutput failing = store.add(output(), Optional.empty());
    TestOutput removed = store.add(output(), Optional.empty());
    assertEquals(Optional.empty(), store.file(failing.id()));
    assertTrue(store.setFile(failing.id(), HASH));
    assertTrue(store.setFile(removed.id(), HASH));
    store.update(failing.with(State.PROCESSING, "Waits for its receipt."));
    assertEquals(Optional.of(HASH), store.file(failing.id()));
    store.update(failing.with(State.FAILED, "No."));
    assertEquals(Optional.empty(), store.file(failing.id()));
    assertFalse(store.setFile(failing.id(), HASH), "it has ended");
    store.update(removed.with(IMAGE));
    assertEquals(Optional.of(HASH), store.file(removed.id()));
    store.remove(removed.id());
    assertEquals(Optional.empty(), store.find(removed.id()));
    assertFalse(store.setFile(removed.id(), HASH), "it is gone");
  }

  private static TestOutput output() {
    return new TestOutput(
        id(),
        "cheri",
        "version",
        "a forest, PAINTER_1 🎨",
        -1,
        0.1 + 0.2,
        "0123456789abcdef".repeat(2),
        State.QUEUED,
        "Waits.",
        Optional.empty(),
        Optional.empty(),
        NOW);
  }
}
