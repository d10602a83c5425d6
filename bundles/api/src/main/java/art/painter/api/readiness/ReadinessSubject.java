package art.painter.api.readiness;

import art.painter.api.artwork.Artwork;
import art.painter.api.model.Model;
import art.painter.api.verification.VerificationCase;
import java.util.List;
import java.util.Map;

/**
 * What rules look at. Everything in it is stored; nothing needs a file to be opened.
 *
 * @param model the model at the revision that is checked
 * @param artworks its selected works with their facts, declarations and evidence
 * @param verifications the state of each verification method that stands for this model now
 */
public record ReadinessSubject(
    Model model, List<Artwork> artworks, Map<String, VerificationCase.State> verifications) {
  /** Keeps its own copies. */
  public ReadinessSubject {
    artworks = List.copyOf(artworks);
    verifications = Map.copyOf(verifications);
  }
}
