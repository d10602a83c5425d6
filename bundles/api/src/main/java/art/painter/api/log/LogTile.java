package art.painter.api.log;

/**
 * A tile of the tree (C2SP tlog-tiles): up to 256 neighbouring hashes of one level. Level 0 holds
 * leaf hashes, level n the roots of full tiles of level n-1.
 *
 * @param level the level, from 0
 * @param index which tile of the level, from 0
 * @param hashes its hashes, 32 bytes each, one after the other
 */
public record LogTile(int level, long index, byte[] hashes) {
  /** How many hashes a full tile has. */
  public static final int WIDTH = 256;

  /** Keeps its own copy. */
  public LogTile {
    hashes = hashes.clone();
  }

  /** {@return a copy of the hashes} */
  @Override
  public byte[] hashes() {
    return hashes.clone();
  }
}
