package art.painter.persistence;

import static art.painter.api.model.ModelStore.Outcome.STALE;
import static art.painter.api.model.ModelStore.Outcome.STORED;
import static art.painter.api.model.ModelStore.Outcome.TAKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelStore;
import art.painter.api.model.ModelType;
import art.painter.api.model.SafetyConfirmation;
import art.painter.api.model.TriggerWord;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ModelStoreContract extends StoreContract {
  ModelStore store;

  @BeforeEach
  void open() {
    store = new JdbcModelStore(database());
  }

  @Test
  void everyRevisionIsFoundAsItWas() {
    Model first = model("WORD_1", "place-1", "a", "b");
    Model second = next(first, first.setup().withTerms(HASH).withArtworks(List.of("b", "c")));
    assertEquals(STORED, store.add(first));
    assertEquals(Optional.of(first), store.find(first.id()));
    assertEquals(STORED, store.add(second));
    assertEquals(Optional.of(second), store.find(first.id()));
    assertEquals(Optional.of(first), store.find(first.id(), 1));
    assertEquals(Optional.of(second), store.find(first.id(), 2));
    assertEquals(Optional.empty(), store.find(first.id(), 3));
    assertEquals(Optional.empty(), store.find("none"));
    assertPaged(List.of(first, second), page -> store.revisions(first.id(), page));
    var after = new Page.Request(Optional.of("one"), 2);
    assertThrows(PlatformException.class, () -> store.revisions(first.id(), after));
  }

  @Test
  void anEditOfAnOldRevisionIsStale() {
    Model first = model("WORD_1", "place-1");
    Model second = next(first, first.setup().withTerms(HASH));
    assertEquals(STALE, store.add(second));
    store.add(first);
    assertEquals(STALE, store.add(first));
    store.add(second);
    assertEquals(STALE, store.add(next(first, first.setup())));
    assertEquals(Optional.of(second), store.find(first.id()));
  }

  @Test
  void aTriggerWordOrDestinationOfAnotherModelIsTaken() {
    Model mine = model("WORD_1", "place-1");
    store.add(mine);
    assertEquals(TAKEN, store.add(model("WORD_1", "place-2")));
    Model other = model("WORD_2", "place-1");
    assertEquals(TAKEN, store.add(other));
    assertEquals(Optional.empty(), store.find(other.id()));
    Model third = model("WORD_3", "place-3");
    assertEquals(STORED, store.add(third));
    assertEquals(TAKEN, store.add(next(third, setup("WORD_1", "place-3", List.of()))));
    assertEquals(Optional.of(third), store.find(third.id()));
  }

  @Test
  void aModelMayTakeItsOwnEarlierNameAgainAndNobodyElse() {
    Model first = model("WORD_1", "place-1");
    Model second = next(first, setup("WORD_2", "place-2", List.of()));
    store.add(first);
    store.add(second);
    assertEquals(TAKEN, store.add(model("WORD_1", "place-9")));
    assertEquals(STORED, store.add(next(second, setup("WORD_1", "place-2", List.of()))));
  }

  @Test
  void ofModelsAtOnceWithOneTriggerWordOneWins() throws Exception {
    var outcomes = race(8, () -> store.add(model("WORD_1", "place-" + id())));
    assertEquals(1, Collections.frequency(outcomes, STORED));
    assertEquals(7, Collections.frequency(outcomes, TAKEN));
    assertEquals(1, store.list("cheri", Page.Request.first()).items().size());
  }

  @Test
  void ofEditsAtOnceOfOneRevisionOneWins() throws Exception {
    Model first = model("WORD_1", "place-1");
    store.add(first);
    var outcomes = race(8, () -> store.add(next(first, first.setup().withArtworks(List.of(id())))));
    assertEquals(1, Collections.frequency(outcomes, STORED));
    assertEquals(7, Collections.frequency(outcomes, STALE));
  }

  @Test
  void modelsAreListedAtTheirCurrentRevision() {
    Model one = model("WORD_1", "place-1");
    Model two = model("WORD_2", "place-2");
    Model three = model("WORD_3", "place-3");
    List.of(one, two, three).forEach(store::add);
    Model edited = next(two, two.setup().withTerms(HASH));
    store.add(edited);
    assertPaged(List.of(one, edited, three), page -> store.list("cheri", page));
    assertPaged(List.of(), page -> store.list("robin", page));
  }

  private static ModelSetup setup(String word, String destination, List<String> works) {
    return new ModelSetup(
        "Landscapes é",
        ModelType.STYLE,
        new TriggerWord(word),
        destination,
        works,
        Set.of(SafetyConfirmation.values()),
        Optional.empty());
  }

  private static Model model(String word, String destination, String... works) {
    return model(id(), word, destination, List.of(works));
  }

  static Model model(String id, String word, String destination, List<String> works) {
    return new Model(id, "cheri", 1, setup(word, destination, works), NOW, NOW);
  }

  static Model next(Model model, ModelSetup setup) {
    return new Model(
        model.id(), model.ownerId(), model.revision() + 1, setup, NOW, NOW.plusSeconds(1));
  }
}
