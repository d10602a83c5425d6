package art.painter.training.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether there is enough memory and disk for the trainings that are configured to run at once.
 *
 * @param folder the folder of trainings, which may not be there yet
 * @param trainings how many run at once
 * @param memory the most bytes that the Java machine may take
 */
record Room(Path folder, int trainings, long memory) {
  private static final long MEGA = 1 << 20;
  private static final long MEMORY_OF_ONE = 150 * MEGA;
  private static final long DISK_OF_ONE = 200 * MEGA;

  /** {@return what is missing, as one plain sentence; empty when there is enough of all} */
  Optional<String> missing() {
    if (memory < trainings * MEMORY_OF_ONE) {
      return Optional.of(
          "%d trainings at once need %d MB of memory and the node may take %d MB; give it a larger heap, or lower concurrency."
              .formatted(trainings, trainings * MEMORY_OF_ONE / MEGA, memory / MEGA));
    }
    Path there = folder;
    while (Files.notExists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return Optional.of(
          "The folder of trainings cannot be written to; make it writable for the node.");
    }
    return disk(there);
  }

  private Optional<String> disk(Path there) {
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      return free >= trainings * DISK_OF_ONE
          ? Optional.empty()
          : Optional.of(
              "%d trainings at once need %d MB on the disk and %d MB are free; make room there."
                  .formatted(trainings, trainings * DISK_OF_ONE / MEGA, free / MEGA));
    } catch (IOException untold) {
      return Optional.of(
          "The disk of the folder of trainings does not say how much is free; check that it is there.");
    }
  }
}
