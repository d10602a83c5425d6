package art.painter.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artwork;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.Models;
import art.painter.api.model.TriggerWord;
import art.painter.api.verification.VerificationStore;
import art.painter.core.artwork.MemoryArtworks;
import art.painter.core.consent.ConsentScene;
import art.painter.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelServiceTest {
  private static final Caller ARTIST = Samples.account().caller();
  private static final Caller OTHER = new Caller("somebody-else", Set.of(Role.ARTIST));
  private static final Caller REVIEWER = new Caller("reviewer-1", Set.of(Role.REVIEWER));

  private final MemoryModels store = new MemoryModels();
  private volatile boolean hasCase;
  private final Models models =
      store.facade(
          MemoryArtworks.of(Samples.artworks(4)),
          ConsentScene.fake(VerificationStore.class, call -> hasCase),
          Map.of("most.artworks", 3));

  private static ModelSetup setup(String word, String destination, List<String> artworkIds) {
    ModelSetup sample = Samples.model(List.of()).setup();
    return new ModelSetup(
        sample.name(),
        sample.type(),
        new TriggerWord(word),
        destination,
        artworkIds,
        sample.confirmations(),
        sample.termsHash());
  }

  private static List<String> works(int count) {
    return Samples.artworks(count).stream().map(Artwork::id).toList();
  }

  private Model create() {
    return models.create(ARTIST, setup("CHERI_1", "cheri-1", works(2)));
  }

  private Model edit(Caller caller, Model model, OptionalInt on, UnaryOperator<ModelSetup> edit) {
    return models.edit(caller, model.id(), on, edit);
  }

  private static UnaryOperator<ModelSetup> select(int count) {
    return setup -> setup.withArtworks(works(count));
  }

  private static UnaryOperator<ModelSetup> terms(String hash) {
    return setup -> setup.withTerms(hash);
  }

  private static void assertRefused(String code, Executable call) {
    assertEquals(code, assertThrows(PlatformException.class, call).code());
  }

  /** An edit of the terms that comes in between each of the next edits and its storing. */
  private void somebodyElseEdits(Model model, int times) {
    int[] left = {times};
    boolean[] within = {false};
    store.beforeStoring =
        () -> {
          if (!within[0] && left[0]-- > 0) {
            within[0] = true;
            edit(ARTIST, model, OptionalInt.empty(), terms("terms " + left[0]));
            within[0] = false;
          }
        };
  }

  @Test
  void every_edit_is_a_revision_and_the_earlier_ones_stay_as_they_were() {
    Model first = create();
    Model second = edit(ARTIST, first, OptionalInt.of(1), select(1));
    assertEquals(2, second.revision());
    assertEquals(Set.of(), second.setup().confirmations(), "they were about the other works");
    assertEquals(first, models.get(ARTIST, first.id(), 1));
    assertEquals(second, models.get(ARTIST, first.id()));
    assertEquals(second, edit(ARTIST, second, OptionalInt.of(2), select(1)));
    assertEquals(2, store.revisions.size(), "an edit that changes nothing is no revision");
  }

  @Test
  void an_edit_of_an_older_revision_is_refused() {
    Model model = create();
    Model now = edit(ARTIST, model, OptionalInt.empty(), select(1));
    assertRefused(Models.STALE, () -> edit(ARTIST, model, OptionalInt.of(1), select(3)));
    assertEquals(now, models.own(ARTIST, model.id()));
  }

  @Test
  void an_edit_that_somebody_was_faster_than_is_made_on_what_is_there_now() {
    Model model = create();
    somebodyElseEdits(model, 2);
    Model edited = edit(ARTIST, model, OptionalInt.empty(), select(1));
    assertEquals(4, edited.revision());
    assertEquals(works(1), edited.setup().artworkIds());
    assertEquals("terms 0", edited.setup().termsHash().orElseThrow(), "the other edit stays");
  }

  @Test
  void an_edit_of_a_certain_revision_is_not_made_on_what_somebody_made_of_it_meanwhile() {
    Model model = create();
    somebodyElseEdits(model, 1);
    assertRefused(Models.STALE, () -> edit(ARTIST, model, OptionalInt.of(1), select(1)));
    assertEquals(works(2), models.own(ARTIST, model.id()).setup().artworkIds());
  }

  @Test
  void an_edit_that_somebody_is_faster_than_again_and_again_is_given_up() {
    Model model = create();
    somebodyElseEdits(model, 100);
    assertRefused(Models.STALE, () -> edit(ARTIST, model, OptionalInt.empty(), select(1)));
    assertEquals(works(2), models.own(ARTIST, model.id()).setup().artworkIds());
  }

  @Test
  void a_trigger_word_or_destination_is_one_models_alone() {
    Model model = create();
    assertRefused(Models.TAKEN, () -> models.create(OTHER, setup("cheri_1", "cheri-2", List.of())));
    assertRefused(Models.TAKEN, () -> models.create(OTHER, setup("CHERI_2", "cheri-1", List.of())));
    Model other = models.create(OTHER, setup("CHERI_2", "cheri-2", List.of()));
    assertRefused(
        Models.TAKEN,
        () -> edit(OTHER, other, OptionalInt.of(1), any -> setup("CHERI_1", "cheri-2", List.of())));
    assertEquals(List.of(model, other), store.revisions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CAT", "CHERI", "1CHERI", "_CHERI", "CHERI 1", "CHÉRI_1"})
  void a_trigger_word_is_no_word_that_a_prompt_could_hold_by_chance(String word) {
    assertRefused(TriggerWord.INVALID, () -> new TriggerWord(word));
    assertRefused(TriggerWord.INVALID, () -> new TriggerWord("A_" + "B".repeat(39)));
    assertEquals("CHERI_1", new TriggerWord(" cheri_1 ").word());
  }

  @Test
  void nobody_else_sees_or_edits_a_model() {
    Model model = create();
    List<Executable> calls =
        List.of(
            () -> models.get(OTHER, model.id()),
            () -> models.own(OTHER, model.id()),
            () -> models.get(OTHER, model.id(), 1),
            () -> models.revisions(OTHER, model.id(), Page.Request.first()),
            () -> edit(OTHER, model, OptionalInt.empty(), select(0)));
    calls.forEach(call -> assertRefused(Models.NOT_FOUND, call));
    assertRefused(Caller.LOG_IN_NEEDED, () -> models.get(Caller.ANONYMOUS, model.id()));
    assertRefused(
        Caller.ROLE_NEEDED, () -> models.create(REVIEWER, setup("CHERI_2", "cheri-2", List.of())));
    assertEquals(List.of(model), store.revisions);
  }

  @Test
  void a_reviewer_sees_a_model_with_a_case_about_it_and_no_more_of_it() {
    Model model = create();
    assertRefused(Models.NOT_FOUND, () -> models.get(REVIEWER, model.id()));
    hasCase = true;
    assertEquals(model, models.get(REVIEWER, model.id()));
    assertRefused(Models.NOT_FOUND, () -> models.own(REVIEWER, model.id()));
    assertRefused(Models.NOT_FOUND, () -> models.get(REVIEWER, model.id(), 1));
    assertRefused(Models.NOT_FOUND, () -> models.get(OTHER, model.id()));
  }

  @Test
  void only_own_works_can_be_selected_and_no_more_than_the_node_allows() {
    assertRefused(
        Models.ARTWORK_UNKNOWN, () -> models.create(OTHER, setup("CHERI_1", "cheri-1", works(1))));
    Model model = create();
    assertRefused(
        Models.ARTWORK_UNKNOWN,
        () ->
            edit(
                ARTIST,
                model,
                OptionalInt.empty(),
                setup -> setup.withArtworks(List.of(works(1).get(0), "gone"))));
    assertRefused(
        Models.TOO_MANY_ARTWORKS, () -> edit(ARTIST, model, OptionalInt.empty(), select(4)));
    assertEquals(3, edit(ARTIST, model, OptionalInt.of(1), select(3)).setup().artworkIds().size());
  }
}
