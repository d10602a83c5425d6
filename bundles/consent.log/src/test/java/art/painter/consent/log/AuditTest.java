package art.painter.consent.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.key.KeyPurpose;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.LogRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
  @TempDir Path data;
  Node node;
  TiledLog log;

  @BeforeEach
  void start() {
    node = new Node(data);
    log = node.start();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void a_log_without_records_is_well() {
    assertEquals(List.of(), log.audit());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 600})
  void a_log_is_well_at_any_size(int size) {
    node.fill(size);
    assertEquals(List.of(), log.audit());
  }

  @Test
  void an_entry_that_was_changed_shows_in_its_tile_and_in_all_above() {
    node.fill(600);
    LogRecord changed = node.store.records.get(40);
    node.store.records.set(40, Node.consent("other").at(40, changed.logged()));
    assertEquals(
        List.of(
            "Tile 0 of level 0 is not that of the records.",
            "Tile 0 of level 1 is not that of the records.",
            "The records lead to another root than the newest checkpoint has."),
        log.audit());
  }

  @Test
  void a_tile_that_was_changed_or_lost_shows() {
    node.fill(600);
    node.store.tiles.get(new MemoryLogStore.Place(0, 1))[77]++;
    node.store.tiles.remove(new MemoryLogStore.Place(0, 0));
    assertEquals(
        List.of(
            "Tile 0 of level 0 is not that of the records.",
            "Tile 1 of level 0 is not that of the records."),
        log.audit());
  }

  @Test
  void records_that_are_missing_show() {
    node.fill(600);
    node.store.records.subList(590, 600).clear();
    List<String> lines = log.audit();
    assertEquals(2, lines.size());
    assertEquals(log.fault().orElseThrow(), lines.get(0));
    assertEquals("Records after the first 590 are missing.", lines.get(1));
  }

  @Test
  void no_more_lines_are_told_than_anybody_reads() {
    int size = 110 * 256;
    for (int i = 0; i < size; i++) {
      node.store.records.add(Node.consent("consent-" + i).at(i, Node.MORNING));
    }
    node.store.heads.add(
        node.keys.sign(
            KeyPurpose.LOG,
            signer ->
                Checkpoint.sign("painter.log/test", size, new byte[32], signer, node.keys.log())));
    List<String> lines = new Audit(node.store).lines();
    assertEquals(101, lines.size());
    assertEquals("There is more.", lines.get(100));
  }

  @Test
  void a_log_that_grows_meanwhile_is_well() throws Exception {
    node.fill(200);
    log = node.restart();
    try (Callers callers = new Callers(node)) {
      Future<?> growing = callers.threads.submit(() -> Node.append(log, 200, 300));
      while (!growing.isDone()) {
        assertEquals(List.of(), log.audit());
      }
      growing.get();
    }
    assertEquals(300, log.checkpoint().size());
    assertTrue(log.audit().isEmpty());
  }
}
