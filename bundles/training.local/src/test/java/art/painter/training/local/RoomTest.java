package art.painter.training.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {
  private static final long MEGA = 1 << 20;

  @TempDir private Path folder;

  @Test
  void there_is_room_for_as_many_trainings_as_fit_into_the_memory() {
    assertEquals(Optional.empty(), new Room(folder, 2, 300 * MEGA).missing());
    assertTrue(new Room(folder, 2, 299 * MEGA).missing().orElseThrow().contains("300 MB"));
  }

  @Test
  void a_folder_that_is_not_there_yet_is_made_in_one_that_is() {
    assertEquals(Optional.empty(), new Room(folder.resolve("a/b"), 1, 300 * MEGA).missing());
  }

  @Test
  void more_than_any_disk_has_is_told() {
    int many = 1 << 30;
    assertTrue(
        new Room(folder, many, Long.MAX_VALUE).missing().orElseThrow().contains("on the disk"));
  }
}
