package art.painter.consent.log;

import art.painter.api.log.LogStore;
import art.painter.api.log.LogTile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tiles that are full and so never change, the latest used of them in memory. */
final class FullTiles {
  private static final int MOST_CACHED = 256;

  private final LogStore store;
  private final Map<Place, Subtrees> cache =
      new LinkedHashMap<>(MOST_CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Subtrees> eldest) {
          return size() > MOST_CACHED;
        }
      };

  private record Place(int level, long index) {}

  FullTiles(LogStore store) {
    this.store = store;
  }

  /**
   * {@return a full tile}
   *
   * @param level its level
   * @param index its index
   * @param root the tree's hash over all of it
   * @throws Fault unless it leads to that
   */
  Subtrees get(int level, long index, byte[] root) {
    Place place = new Place(level, index);
    synchronized (cache) {
      Subtrees known = cache.get(place);
      if (known != null) {
        return known;
      }
    }
    Subtrees read = read(level, index, LogTile.WIDTH);
    if (!Arrays.equals(read.root(Subtrees.HEIGHT, 0), root)) {
      throw new Fault(
          "Tile %d of level %d in the database does not lead to the signed root. %s"
              .formatted(index, level, Opening.RESTORE));
    }
    synchronized (cache) {
      cache.put(place, read);
    }
    return read;
  }

  /**
   * {@return a tile, which must be there}
   *
   * @param level its level
   * @param index its index
   * @param width how many hashes it must have
   * @throws Fault unless it has
   */
  Subtrees read(int level, long index, int width) {
    byte[] hashes = store.tile(level, index).orElse(new byte[0]);
    if (hashes.length != width * Subtrees.HASH_BYTES) {
      throw new Fault(
          "Tile %d of level %d has %d hashes in the database and should have %d. %s"
              .formatted(
                  index, level, hashes.length / Subtrees.HASH_BYTES, width, Opening.RESTORE));
    }
    return Subtrees.of(hashes);
  }
}
