package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Disclosure;
import art.painter.api.artwork.Evidence;
import art.painter.api.artwork.Rights;
import art.painter.api.blob.FileUses;
import art.painter.api.model.Model;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.TrainingStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ArtworkStoreContract extends StoreContract {
  private static final Declaration DECLARATION =
      new Declaration(
          Rights.COMMISSIONED, Set.of(Disclosure.COMMISSIONED), "für \"R.\"\nZeile", NOW);

  ArtworkStore store;

  @BeforeEach
  void open() {
    store = new JdbcArtworkStore(database());
  }

  @Test
  void whatIsAddedIsFoundAsItWas() {
    Artwork plain = artwork("cheri", HASH);
    assertEquals(plain, store.add(plain));
    assertEquals(Optional.of(plain), store.find(plain.id()));
    Artwork full =
        new Artwork(
            id(),
            "robin",
            "Été 🎨.png",
            plain.facts(),
            Optional.of(DECLARATION),
            Optional.of(new Evidence("sketch.psd", 1L << 40)),
            NOW);
    store.add(full);
    assertEquals(Optional.of(full), store.find(full.id()));
    assertEquals(Optional.empty(), store.find("none"));
  }

  @Test
  void theSameBytesOfOneOwnerAreOneWork() {
    Artwork first = store.add(artwork("cheri", HASH));
    assertEquals(first, store.add(artwork("cheri", HASH)));
    assertEquals(1, store.count("cheri"));
    Artwork others = artwork("robin", HASH);
    assertEquals(others, store.add(others));
  }

  @Test
  void theSameBytesAtOnceAreOneWork() throws Exception {
    var stored = race(8, () -> store.add(artwork("cheri", HASH)));
    assertEquals(1, new HashSet<>(stored).size());
    assertEquals(1, store.count("cheri"));
  }

  @Test
  void worksAreListedByOwner() {
    List<Artwork> works =
        List.of(artwork("cheri", "a"), artwork("cheri", "b"), artwork("cheri", "c"));
    works.forEach(store::add);
    store.add(artwork("robin", "a"));
    assertPaged(works, page -> store.list("cheri", page));
    assertEquals(3, store.count("cheri"));
    assertEquals(
        List.of(works.get(0), works.get(2)),
        store.findAll(List.of(works.get(2).id(), "none", works.get(0).id())));
    assertEquals(List.of(), store.findAll(List.of()));
  }

  @Test
  void declarationAndEvidenceAreReplaced() {
    Artwork work = store.add(artwork("cheri", HASH));
    store.setDeclaration(work.id(), DECLARATION);
    store.setEvidence(work.id(), new Evidence("a.kra", 1));
    store.setEvidence(work.id(), new Evidence("b.kra", 2));
    Artwork found = store.find(work.id()).orElseThrow();
    assertEquals(Optional.of(DECLARATION), found.declaration());
    assertEquals(Optional.of(new Evidence("b.kra", 2)), found.evidence());
  }

  @Test
  void aWorkThatIsRemovedIsGoneAndOthersStay() {
    Artwork one = store.add(artwork("cheri", HASH));
    Artwork two = store.add(artwork("robin", HASH));
    store.remove(one.id());
    store.remove(one.id());
    assertEquals(Optional.empty(), store.find(one.id()));
    assertEquals(Optional.of(two), store.find(two.id()));
  }

  @Test
  void a_work_is_needed_while_a_model_selects_it_or_a_consent_names_it() {
    JdbcModelStore models = new JdbcModelStore(database());
    Model first = ModelStoreContract.model(id(), "WORD_1", "place", List.of("a", "b"));
    models.add(first);
    assertTrue(store.isNeeded("cheri", "a"));
    assertFalse(store.isNeeded("robin", "a"));
    assertFalse(store.isNeeded("cheri", "c"));
    models.add(ModelStoreContract.next(first, first.setup().withArtworks(List.of("b"))));
    assertFalse(store.isNeeded("cheri", "a"), "an earlier revision keeps no work");
    assertTrue(store.isNeeded("cheri", "b"));
    new JdbcConsentStore(database()).add(TrainingConsents.sample(id(), first.id()));
    assertTrue(store.isNeeded("cheri", "a"));
    database().write(handle -> handle.execute("update training_consents set works = '[]'"));
    assertFalse(store.isNeeded("cheri", "a"));
  }

  @Test
  void all_that_rests_on_a_file_is_counted_but_a_version_that_is_to_be_deleted() {
    FileUses uses = new JdbcFileUses(database());
    assertEquals(0, uses.count(HASH));
    store.add(artwork("cheri", HASH));
    store.add(artwork("robin", HASH));
    store.add(artwork("robin", "other"));
    assertEquals(2, uses.count(HASH));
    new JdbcTestOutputStore(database())
        .add(
            new TestOutput(
                id(),
                "cheri",
                "version",
                "prompt",
                1,
                1,
                "",
                TestOutput.State.SUCCEEDED,
                "",
                Optional.of(new TestOutput.Image(HASH, 1, "image/png", "receipt", List.of(), NOW)),
                Optional.empty(),
                NOW),
            Optional.empty());
    assertEquals(3, uses.count(HASH));
    TrainingStore trainings = new JdbcTrainingStore(database());
    ModelVersion version = TrainingStoreContract.trained(trainings);
    // Its package and its weights.
    assertEquals(5, uses.count(HASH));
    trainings.askDeletion(
        version.id(), new ModelVersion.Deletion(NOW, "", Optional.empty(), Optional.empty()));
    assertEquals(4, uses.count(HASH));
  }

  private static Artwork artwork(String owner, String sha256) {
    return new Artwork(
        id(),
        owner,
        "picture.png",
        new ArtworkFacts(
            sha256,
            10_000_000_000L,
            "image/png",
            1200,
            800,
            Map.of(ArtworkFacts.DHASH, "00ff", ArtworkFacts.SHARPNESS, "120.5")),
        Optional.empty(),
        Optional.empty(),
        NOW);
  }
}
