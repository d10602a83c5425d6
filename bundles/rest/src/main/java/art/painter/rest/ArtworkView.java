package art.painter.rest;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Disclosure;
import art.painter.api.artwork.Evidence;
import art.painter.api.artwork.Rights;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An {@link Artwork}, as it is answered. */
record ArtworkView(
    String id,
    String ownerId,
    String fileName,
    String sha256,
    long bytes,
    String mediaType,
    int width,
    int height,
    Map<String, String> facts,
    Optional<DeclarationView> declaration,
    Optional<EvidenceView> evidence,
    Instant created) {
  static ArtworkView of(Artwork artwork) {
    return new ArtworkView(
        artwork.id(),
        artwork.ownerId(),
        artwork.fileName(),
        artwork.facts().sha256(),
        artwork.facts().bytes(),
        artwork.facts().mediaType(),
        artwork.facts().width(),
        artwork.facts().height(),
        artwork.facts().more(),
        artwork.declaration().map(DeclarationView::of),
        artwork.evidence().map(EvidenceView::of),
        artwork.created());
  }

  record DeclarationView(
      Rights rights, List<Disclosure> disclosures, String note, Instant declared) {
    static DeclarationView of(Declaration declaration) {
      return new DeclarationView(
          declaration.rights(),
          declaration.disclosures().stream().sorted().toList(),
          declaration.note(),
          declaration.declared());
    }
  }

  record EvidenceView(String fileName, long bytes) {
    static EvidenceView of(Evidence evidence) {
      return new EvidenceView(evidence.fileName(), evidence.bytes());
    }
  }
}
