package art.painter.core.artwork;

import art.painter.api.Page;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Evidence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Artworks in memory. */
public final class MemoryArtworks implements ArtworkStore {
  final Map<String, Artwork> rows = new ConcurrentSkipListMap<>();

  /** {@return a store with these works} */
  public static MemoryArtworks of(List<Artwork> artworks) {
    MemoryArtworks store = new MemoryArtworks();
    artworks.forEach(store::add);
    return store;
  }

  /** {@return how many works rest on a file} */
  long uses(String sha256) {
    return rows.values().stream().filter(a -> a.facts().sha256().equals(sha256)).count();
  }

  @Override
  public Artwork add(Artwork artwork) {
    Optional<Artwork> before =
        rows.values().stream()
            .filter(other -> other.ownerId().equals(artwork.ownerId()))
            .filter(other -> other.facts().sha256().equals(artwork.facts().sha256()))
            .findFirst();
    return before.orElseGet(
        () -> {
          rows.put(artwork.id(), artwork);
          return artwork;
        });
  }

  @Override
  public Optional<Artwork> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<Artwork> findAll(Collection<String> ids) {
    return rows.values().stream().filter(artwork -> ids.contains(artwork.id())).toList();
  }

  @Override
  public long count(String ownerId) {
    return rows.values().stream().filter(artwork -> artwork.ownerId().equals(ownerId)).count();
  }

  @Override
  public void setDeclaration(String id, Declaration declaration) {
    rows.computeIfPresent(
        id,
        (same, a) ->
            new Artwork(
                id,
                a.ownerId(),
                a.fileName(),
                a.facts(),
                Optional.of(declaration),
                a.evidence(),
                a.created()));
  }

  @Override
  public void setEvidence(String id, Evidence evidence) {
    rows.computeIfPresent(
        id,
        (same, a) ->
            new Artwork(
                id,
                a.ownerId(),
                a.fileName(),
                a.facts(),
                a.declaration(),
                Optional.of(evidence),
                a.created()));
  }

  @Override
  public boolean isNeeded(String ownerId, String id) {
    return false;
  }

  @Override
  public void remove(String id) {
    rows.remove(id);
  }

  @Override
  public Page<Artwork> list(String ownerId, Page.Request page) {
    throw new UnsupportedOperationException();
  }
}
