package art.painter.testkit;

import art.painter.api.account.Account;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.readiness.ReadinessSubject;
import art.painter.api.verification.VerificationCase;
import art.painter.api.verification.VerificationSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An artist with one model and its works: what rules and verifiers look at.
 *
 * @param artist the artist
 * @param model the model
 * @param artworks its selected works
 * @param verifications how the artist stands, by method
 */
public record Scene(
    Account artist,
    Model model,
    List<Artwork> artworks,
    Map<String, VerificationCase.State> verifications) {
  /** Keeps its own copies. */
  public Scene {
    artworks = List.copyOf(artworks);
    verifications = Map.copyOf(verifications);
  }

  /**
   * {@return a scene in which everything is in order}
   *
   * @param count how many works
   */
  public static Scene of(int count) {
    return of(Samples.artworks(count));
  }

  /**
   * {@return a scene in which everything else is in order}
   *
   * @param artworks the works
   */
  public static Scene of(List<Artwork> artworks) {
    return new Scene(
        Samples.account(),
        Samples.model(artworks),
        artworks,
        Map.of(
            "account", VerificationCase.State.APPROVED, "rights", VerificationCase.State.APPROVED));
  }

  /**
   * {@return a scene as nobody would expect it: facts missing, garbled or beyond all measure, odd
   * names and types, an almost empty account}
   */
  public static Scene strange() {
    List<String> values =
        List.of("", "NaN", "-1", "1e400", "a lot", "ffffffffffffffffff", "０１２３４５６７", "\u0000");
    List<String> facts =
        List.of(
            ArtworkFacts.DHASH,
            ArtworkFacts.DHASH_MIRROR,
            ArtworkFacts.SHARPNESS,
            ArtworkFacts.CONTRAST,
            ArtworkFacts.DOMINANT_COLOUR,
            ArtworkFacts.COLOUR_PROFILE);
    List<Artwork> works = new ArrayList<>();
    for (String value : values) {
      ArtworkBuilder work = edit(works.size() + 1);
      facts.forEach(name -> work.fact(name, value));
      works.add(work.build());
    }
    works.add(edit(20).withoutFacts().undeclared().withoutEvidence().build());
    works.add(edit(21).name("..").type("").size(0, 0).build());
    works.add(edit(22).name(".").type("application/x-unheard-of").size(1, 2_000_000_000).build());
    works.add(edit(23).name("🎨 \"50 %\" <b>{0}</b> %s\\.png").build());
    works.add(edit(24).name("n".repeat(251) + ".png").size(40, 40).undeclared().build());
    Account nobody =
        new Account(Samples.account().id(), "", "", "", Set.of(), Samples.account().created());
    return of(works).with(nobody);
  }

  private static ArtworkBuilder edit(int number) {
    return ArtworkBuilder.of(Samples.artwork(number));
  }

  /** {@return what a readiness rule looks at} */
  public ReadinessSubject readiness() {
    return new ReadinessSubject(model, artworks, verifications);
  }

  /**
   * {@return what a verifier looks at}
   *
   * @param aboutArtworks whether its method is about the works rather than the account
   */
  public VerificationSubject verification(boolean aboutArtworks) {
    return aboutArtworks
        ? new VerificationSubject(artist, Optional.of(model), artworks)
        : new VerificationSubject(artist, Optional.empty(), List.of());
  }

  /**
   * {@return this scene with another account}
   *
   * @param other the account
   */
  public Scene with(Account other) {
    return new Scene(other, model, artworks, verifications);
  }

  /**
   * {@return this scene with another model}
   *
   * @param other the model
   */
  public Scene with(Model other) {
    return new Scene(artist, other, artworks, verifications);
  }

  /**
   * {@return this scene with another set-up of the model}
   *
   * @param setup the set-up
   */
  public Scene with(ModelSetup setup) {
    return with(
        new Model(
            model.id(), model.ownerId(), model.revision(), setup, model.created(), model.edited()));
  }

  /**
   * {@return this scene with other verifications}
   *
   * @param states how the artist stands, by method
   */
  public Scene with(Map<String, VerificationCase.State> states) {
    return new Scene(artist, model, artworks, states);
  }

  /**
   * {@return this scene with other works selected, and all else as it was}
   *
   * @param works the works
   */
  public Scene with(List<Artwork> works) {
    ModelSetup was = model.setup();
    ModelSetup setup =
        new ModelSetup(
            was.name(),
            was.type(),
            was.triggerWord(),
            was.destination(),
            works.stream().map(Artwork::id).toList(),
            was.confirmations(),
            was.termsHash());
    return new Scene(artist, model, works, verifications).with(setup);
  }

  /**
   * {@return this scene with its first work changed}
   *
   * @param edit the change
   */
  public Scene withFirst(UnaryOperator<ArtworkBuilder> edit) {
    Artwork first = edit.apply(ArtworkBuilder.of(artworks.get(0))).build();
    return with(Stream.concat(Stream.of(first), artworks.stream().skip(1)).toList());
  }
}
