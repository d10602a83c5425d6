package art.painter.api.verification;

import art.painter.api.account.Account;
import art.painter.api.artwork.Artwork;
import art.painter.api.model.Model;
import java.util.List;
import java.util.Optional;

/**
 * What a verifier looks at.
 *
 * @param artist the artist's account
 * @param model the model that it is about, for methods that look at works
 * @param artworks the model's selected works; empty without a model
 */
public record VerificationSubject(Account artist, Optional<Model> model, List<Artwork> artworks) {
  /** Keeps its own copy of the works. */
  public VerificationSubject {
    artworks = List.copyOf(artworks);
  }
}
