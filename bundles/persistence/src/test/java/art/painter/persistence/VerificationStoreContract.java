package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.verification.VerificationCase;
import art.painter.api.verification.VerificationCase.State;
import art.painter.api.verification.VerificationCase.Step;
import art.painter.api.verification.VerificationStore;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class VerificationStoreContract extends StoreContract {
  VerificationStore store;

  @BeforeEach
  void open() {
    store = new JdbcVerificationStore(database());
  }

  @Test
  void whatIsAddedIsFoundAsItWas() {
    VerificationCase about = add("rights", Optional.of("model"), "b", "a", "b");
    VerificationCase account = add("account", Optional.empty());
    assertEquals(Optional.of(about), store.find(about.id()));
    assertEquals(Optional.of(account), store.find(account.id()));
    assertEquals(Optional.empty(), store.find("none"));
  }

  @Test
  void aCaseIsDecidedOnce() {
    VerificationCase waiting = add("rights", Optional.of("model"), "a");
    VerificationCase approved = decided(waiting, State.APPROVED);
    assertTrue(store.decide(approved));
    assertFalse(store.decide(decided(waiting, State.REJECTED)));
    assertEquals(Optional.of(approved), store.find(waiting.id()));
    assertFalse(store.decide(decided(make("x", Optional.empty()), State.APPROVED)));
  }

  @Test
  void ofDecisionsAtOnceOneWins() throws Exception {
    VerificationCase waiting = add("rights", Optional.of("model"), "a");
    var decisions = race(8, () -> store.decide(decided(waiting, State.APPROVED)));
    assertEquals(1, Collections.frequency(decisions, true));
  }

  @Test
  void theNewestCaseOfEachMethodIsAboutTheAccountOrTheModel() {
    add("account", Optional.empty());
    VerificationCase account = add("account", Optional.empty());
    add("rights", Optional.of("one"), "a");
    VerificationCase one = add("rights", Optional.of("one"), "a");
    VerificationCase two = add("rights", Optional.of("two"), "a");
    assertEquals(List.of(account, one), store.newest("cheri", Optional.of("one")));
    assertEquals(List.of(account, two), store.newest("cheri", Optional.of("two")));
    assertEquals(List.of(account), store.newest("cheri", Optional.empty()));
    assertEquals(List.of(), store.newest("robin", Optional.of("one")));
  }

  @Test
  void casesAreListedByArtistAndByWaiting() {
    VerificationCase one = add("account", Optional.empty());
    VerificationCase two = add("account", Optional.empty());
    VerificationCase three = add("rights", Optional.of("model"), "a");
    assertPaged(List.of(one, two, three), page -> store.list("cheri", page));
    assertPaged(List.of(), page -> store.list("robin", page));
    store.decide(decided(two, State.REJECTED));
    assertPaged(List.of(one, three), store::inReview);
  }

  @Test
  void itIsKnownWhatCasesAreAbout() {
    add("rights", Optional.of("model"), "a", "b");
    assertTrue(store.concernsArtwork("b"));
    assertFalse(store.concernsArtwork("c"));
    assertTrue(store.concernsModel("model"));
    assertFalse(store.concernsModel("other"));
    assertEquals(Set.of(), Set.copyOf(store.newest("robin", Optional.empty())));
  }

  private VerificationCase add(String method, Optional<String> modelId, String... works) {
    VerificationCase opened = make(method, modelId, works);
    store.add(opened);
    return opened;
  }

  private static VerificationCase make(String method, Optional<String> modelId, String... works) {
    return new VerificationCase(
        id(),
        "cheri",
        method,
        modelId,
        List.of(works),
        HASH,
        ORIGIN,
        State.IN_REVIEW,
        List.of(new Step(NOW, method, State.IN_REVIEW, List.of("In order.", "\"quoted\" ß"))));
  }

  private static VerificationCase decided(VerificationCase waiting, State state) {
    return new VerificationCase(
        waiting.id(),
        waiting.artistId(),
        waiting.method(),
        waiting.modelId(),
        waiting.artworkIds(),
        waiting.basisHash(),
        waiting.origin(),
        state,
        List.of(
            waiting.history().get(0),
            new Step(NOW.plusSeconds(1), "reviewer", state, List.of("Seen."))));
  }
}
