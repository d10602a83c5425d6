package art.painter.consent.log;

import art.painter.api.log.Checkpoint;
import art.painter.api.log.LogStore;
import art.painter.api.log.LogTile;
import art.painter.api.log.MerkleTree;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the head in the database, and whether it is still the log that it was. */
final class Opening {
  static final String RESTORE =
      "Stop this node and restore a copy of the database that is whole and has everything that"
          + " was logged; docs/operations.md says how. A log that has really lost records cannot go"
          + " on, and beginning another in its place is not built yet. Until then the log takes"
          + " nothing.";

  private final LogStore store;
  private final FullTiles tiles;
  private final Seal seal;
  private final List<HeadFile> files;
  private final InstantSource clock;

  Opening(LogStore store, FullTiles tiles, Seal seal, List<HeadFile> files, InstantSource clock) {
    this.store = store;
    this.tiles = tiles;
    this.seal = seal;
    this.files = files;
    this.clock = clock;
  }

  /**
   * {@return the head}
   *
   * @throws Fault if it is not what was kept of it
   */
  Head look() {
    while (true) {
      // What is read here is told to others, so it must not get lost any more.
      store.sync();
      Optional<Checkpoint> checkpoint = stored();
      try {
        return checked(checkpoint);
      } catch (Fault fault) {
        // Another node may have appended between two of the looks.
        if (note(checkpoint).equals(note(stored()))) {
          throw fault;
        }
      }
    }
  }

  private static Optional<String> note(Optional<Checkpoint> checkpoint) {
    return checkpoint.map(Checkpoint::note);
  }

  private Head checked(Optional<Checkpoint> checkpoint) {
    checkpoint.ifPresent(this::requireOurs);
    long size = checkpoint.map(Checkpoint::size).orElse(0L);
    long count = store.count();
    if (count != size) {
      throw new Fault(
          "The database has %d records, but its newest checkpoint is of %d. %s"
              .formatted(count, size, RESTORE));
    }
    Edge edge = edge(size);
    checkpoint.ifPresent(head -> requireTree(head, edge));
    files.forEach(file -> file.newest().ifPresent(kept -> requireContinued(file, kept, edge)));
    checkpoint.ifPresent(this::keep);
    // The first checkpoint is of no records, so that whoever watches can begin at the beginning.
    return new Head(edge, checkpoint.orElseGet(() -> seal.sign(edge)), newest(size));
  }

  private Optional<Checkpoint> stored() {
    try {
      return store.head();
    } catch (IllegalArgumentException unreadable) {
      throw new Fault("The newest checkpoint in the database cannot be read. " + RESTORE);
    }
  }

  private void requireOurs(Checkpoint head) {
    if (!head.origin().equals(seal.origin())) {
      throw new Fault(
          "The database holds the log %s, but this node's log is %s. A log keeps its name: set the origin of before, or give this node the database that belongs to its keys."
              .formatted(head.origin(), seal.origin()));
    }
    if (!seal.isOn(head)) {
      throw new Fault(
          "The newest checkpoint in the database is not signed with the key of this node's log. Bring back the folder keys that belongs to this database.");
    }
  }

  private Edge edge(long size) {
    List<Subtrees> edge = new ArrayList<>();
    for (int level = 0; level < Edge.LEVELS; level++) {
      long hashes = Edge.hashes(size, level);
      edge.add(tiles.read(level, hashes / LogTile.WIDTH, (int) (hashes % LogTile.WIDTH)));
    }
    return new Edge(size, edge);
  }

  private void requireTree(Checkpoint head, Edge edge) {
    if (!Arrays.equals(head.root(), edge.root())) {
      throw new Fault("The tiles in the database lead to another root than is signed. " + RESTORE);
    }
    long last = (head.size() - 1) / LogTile.WIDTH;
    int width = (int) (head.size() - last * LogTile.WIDTH);
    byte[] leaves = new Tree(edge, tiles).tile(0, last, width).orElseThrow();
    if (!Arrays.equals(leaves, Entries.read(store, last * LogTile.WIDTH, width).leafHashes())) {
      throw new Fault("The newest records in the database are not those in the tree. " + RESTORE);
    }
  }

  /** What was signed once must be the beginning of all that is signed later. */
  private void requireContinued(HeadFile file, Checkpoint kept, Edge edge) {
    if (!seal.isOn(kept)) {
      throw new Fault(
          "%s is of another log or key than this node's. Bring back the database and the folder keys that belong to it. If this node never had that log, remove that file and restart."
              .formatted(file));
    }
    if (kept.size() > edge.size()) {
      throw new Fault(
          "The log has had %d records, but the database has only %d: it was put back to an earlier state. Going on from here would sign a second history. %s"
              .formatted(kept.size(), edge.size(), RESTORE));
    }
    // Not only the earlier root: tiles inside may be those of another history.
    List<byte[]> proof = new Tree(edge, tiles).consistency(kept.size(), edge.size());
    if (!MerkleTree.consistent(kept.size(), kept.root(), edge.size(), edge.root(), proof)) {
      throw new Fault(
          "The first %d records in the database are not those that were signed before: it holds a second history. %s"
              .formatted(kept.size(), RESTORE));
    }
  }

  private void keep(Checkpoint head) {
    files.stream()
        .filter(file -> file.newest().filter(kept -> kept.size() == head.size()).isEmpty())
        .forEach(file -> file.keep(head));
  }

  /** A time after all that is logged. That is now, unless the clock was set back. */
  private Instant newest(long size) {
    long early = clock.millis();
    long late = early;
    for (long ahead = 1000; !allBefore(late, size); ahead *= 2) {
      early = late;
      late += ahead;
    }
    while (late - early > 1) {
      long middle = early + (late - early) / 2;
      if (allBefore(middle, size)) {
        late = middle;
      } else {
        early = middle;
      }
    }
    return Instant.ofEpochMilli(late);
  }

  private boolean allBefore(long millis, long size) {
    return store.sizeAt(Instant.ofEpochMilli(millis)) >= size;
  }
}
