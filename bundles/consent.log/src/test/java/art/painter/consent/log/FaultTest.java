package art.painter.consent.log;

import static art.painter.consent.log.Node.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.key.KeyPurpose;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.LogRecord;
import art.painter.api.log.TransparencyLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database or the data folder is not what it was when the log starts again. */
@Timeout(60)
class FaultTest {
  private static final int SIZE = 300;

  @TempDir Path data;
  @TempDir Path otherData;
  Node node;
  TiledLog log;

  @BeforeEach
  void fill() {
    node = new Node(data);
    node.fill(18, 100, 200, 256, SIZE);
    assertEquals(SIZE, node.start().checkpoint().size());
    node.close();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private void assertBroken(String... words) {
    int signatures = node.keys.signatures.get();
    int appends = node.store.appends.get();
    log = node.start();
    PlatformException refused =
        assertFails(
            Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.append(Node.consent("new")));
    assertBroken(log, words);
    assertFalse(refused.getMessage().contains(data.toString()));
    assertEquals(signatures, node.keys.signatures.get(), "nothing is signed");
    assertEquals(appends, node.store.appends.get(), "nothing is written");
  }

  private static void assertBroken(TiledLog log, String... words) {
    String fault = log.fault().orElseThrow();
    for (String word : words) {
      assertTrue(fault.contains(word), fault);
    }
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.append(Node.consent("new")));
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.find("consent-0"));
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.find("never logged"));
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.decisions("consent-0"));
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, log::checkpoint);
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.proof(0));
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.consistency(1, 2));
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.tile(0, 0, 1));
    assertEquals(fault, log.audit().get(0));
  }

  private void replaceHead(Checkpoint head) {
    node.store.heads.clear();
    node.store.heads.add(head);
  }

  private Checkpoint head() {
    return node.store.head().orElseThrow();
  }

  @Test
  void another_root_is_signed_than_that_of_the_tiles() {
    Checkpoint head = head();
    byte[] root = head.root();
    root[0]++;
    replaceHead(
        node.keys.sign(
            KeyPurpose.LOG,
            signer -> Checkpoint.sign(head.origin(), head.size(), root, signer, node.keys.log())));
    assertBroken("another root", "restore");
  }

  @Test
  void the_newest_checkpoint_cannot_be_read() {
    node.store = new Unreadable(node.store);
    assertBroken("cannot be read", "restore");
  }

  private static final class Unreadable extends MemoryLogStore {
    Unreadable(MemoryLogStore store) {
      records.addAll(store.records);
      tiles.putAll(store.tiles);
    }

    @Override
    public synchronized Optional<Checkpoint> head() {
      return Optional.of(Checkpoint.parse("no note"));
    }
  }

  @Test
  void another_key_has_signed() {
    Checkpoint head = head();
    TestKeys foreign = new TestKeys();
    replaceHead(
        foreign.sign(
            KeyPurpose.LOG,
            signer ->
                Checkpoint.sign(head.origin(), head.size(), head.root(), signer, foreign.log())));
    assertBroken("not signed with the key", "keys");
  }

  @Test
  void the_key_of_records_has_signed() {
    Checkpoint head = head();
    replaceHead(
        node.keys.sign(
            KeyPurpose.RECORDS,
            signer ->
                Checkpoint.sign(
                    head.origin(), head.size(), head.root(), signer, node.keys.all().get(0))));
    assertBroken("not signed with the key");
  }

  @Test
  void the_log_is_given_another_name() {
    node.config.put("origin", "painter.example/other");
    assertBroken("painter.log/kPrK_qmxVWaYVA9w", "painter.example/other", "origin");
  }

  @Test
  void one_of_the_newest_entries_was_changed() {
    LogRecord other = Node.consent("other");
    LogRecord last = node.store.records.get(SIZE - 5);
    node.store.records.set(SIZE - 5, other.at(last.position(), last.logged()));
    assertBroken("newest records", "restore");
  }

  @Test
  void the_last_full_tiles_entries_were_changed() {
    node.store.putBack(256);
    Path headFile = node.headFile();
    headFile.toFile().delete();
    LogRecord other = Node.consent("other");
    node.store.records.set(3, other.at(3, node.store.records.get(3).logged()));
    assertBroken("newest records");
  }

  @Test
  void a_tile_of_the_edge_is_missing() {
    node.store.tiles.remove(new MemoryLogStore.Place(1, 0));
    assertBroken("Tile 0 of level 1 has 0 hashes", "should have 1", "restore");
  }

  @Test
  void a_tile_of_the_edge_is_too_short() {
    node.store.tiles.put(new MemoryLogStore.Place(0, 1), new byte[32]);
    assertBroken("Tile 1 of level 0 has 1 hashes", "should have 44");
  }

  @Test
  void a_tile_of_the_edge_was_changed() {
    node.store.tiles.get(new MemoryLogStore.Place(0, 1))[100]++;
    assertBroken("another root");
  }

  @Test
  void there_is_a_tile_beyond_the_edge() {
    node.store.putBack(256);
    node.headFile().toFile().delete();
    node.store.tiles.put(new MemoryLogStore.Place(0, 1), new byte[32]);
    assertBroken("Tile 1 of level 0 has 1 hashes", "should have 0");
  }

  @Test
  void records_are_missing() {
    node.store.records.remove(SIZE - 1);
    assertBroken("299 records", "of 300", "restore");
  }

  @Test
  void the_database_was_put_back() {
    node.store.putBack(200);
    assertBroken("300 records", "only 200", "earlier state", "second history", "restore");
  }

  @Test
  void a_withdrawal_that_the_database_has_lost_is_not_taken_for_one_that_never_was() {
    log = node.start();
    log.append(Node.withdrawal("consent-7"));
    node.close();
    node.store.putBack(SIZE);
    log = node.start();
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.decisions("consent-7"));
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.find("consent-7.withdrawal"));
  }

  @Test
  void the_database_is_new() {
    node.store = new MemoryLogStore();
    assertBroken("300 records", "only 0");
  }

  @Test
  void the_database_was_put_back_and_went_on() {
    node.store.putBack(100);
    try (Node lost = new Node(otherData, node.keys)) {
      lost.store = node.store;
      TiledLog goesOn = lost.start();
      for (int i = 0; i < 201; i++) {
        goesOn.append(Node.consent("other-" + i));
      }
    }
    assertBroken("first 300 records", "second history", "restore");
  }

  private MemoryLogStore secondHistory(int size) {
    Node second = new Node(otherData, node.keys);
    second.fillWith("other-", size);
    return second.store;
  }

  @Test
  void the_database_holds_a_second_history_of_the_same_size() {
    node.store = secondHistory(SIZE);
    assertBroken("first 300 records", "second history");
  }

  @Test
  void the_database_holds_a_second_history_with_tiles_of_the_first() throws IOException {
    Node first = new Node(otherData, node.keys);
    first.fill(255, SIZE);
    Files.writeString(node.headFile(), first.store.heads.get(0).note());
    MemoryLogStore mixed = secondHistory(SIZE);
    MemoryLogStore.Place inside = new MemoryLogStore.Place(0, 0);
    mixed.tiles.put(inside, first.store.tiles.get(inside));
    node.store = mixed;
    assertBroken("Tile 0 of level 0", "signed root");
  }

  @Test
  void a_second_history_takes_the_databases_place_while_the_log_runs() {
    log = node.start();
    assertTrue(log.proof(0).proves(Node.consent("consent-0").entry()));
    node.store.become(secondHistory(SIZE + 100));
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.append(Node.consent("new")));
    assertBroken(log, "first 300 records", "second history");
  }

  @Test
  void the_copy_of_the_head_is_of_another_key() throws IOException {
    Node foreign = new Node(otherData);
    foreign.start().append(Node.consent("one"));
    foreign.close();
    Files.copy(foreign.headFile(), node.headFile(), StandardCopyOption.REPLACE_EXISTING);
    assertBroken("log/checkpoint", "another log", "remove that file");
  }

  @Test
  void the_database_is_put_back_while_the_log_runs() {
    log = node.start();
    log.append(Node.consent("one"));
    node.store.putBack(200);
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.append(Node.consent("two")));
    assertBroken(log, "301 records", "only 200");
    assertEquals(200, node.store.count());
  }

  static List<Consumer<TiledLog>> readersOfTheFirstTile() {
    return List.of(
        log -> log.proof(4),
        log -> log.consistency(7, SIZE),
        log -> log.tile(0, 0, 256),
        log -> log.tile(0, 0, 1),
        log -> log.entries(0, 256));
  }

  @ParameterizedTest
  @MethodSource("readersOfTheFirstTile")
  void a_tile_that_was_changed_inside_is_told_to_nobody(Consumer<TiledLog> reader) {
    node.store.tiles.get(new MemoryLogStore.Place(0, 0))[32 * 5]++;
    log = node.start();
    assertEquals(SIZE, log.checkpoint().size());
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> reader.accept(log));
    assertBroken(log, "Tile 0 of level 0", "signed root", "restore");
  }

  @Test
  void an_entry_that_was_changed_inside_is_told_to_nobody() {
    node.store.records.set(3, Node.consent("other").at(3, node.store.records.get(3).logged()));
    log = node.start();
    assertEquals(44 * 34, log.entries(1, 44).length);
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BROKEN, () -> log.entries(0, 256));
    assertBroken(log, "records from 0 on", "restore");
  }

  @Test
  void the_log_starts_again_once_the_right_database_is_back() {
    MemoryLogStore right = node.store;
    node.store = new MemoryLogStore();
    assertBroken("only 0");
    node.close();
    node.store = right;
    log = node.start();
    assertEquals(SIZE, log.append(Node.consent("new")).position());
    assertEquals(Optional.empty(), log.fault());
    assertEquals(List.of(), log.audit());
  }

  @Test
  void a_copy_of_the_head_that_is_older_is_no_fault() throws IOException {
    Checkpoint older = node.store.heads.get(0);
    Files.writeString(node.headFile(), older.note());
    log = node.start();
    assertEquals(SIZE, log.append(Node.consent("new")).position());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 60})
  void a_copy_of_the_head_that_cannot_be_read_might_tell_of_more(int left) throws IOException {
    Files.writeString(node.headFile(), head().note().substring(0, left));
    assertBroken("log/checkpoint", "cannot be read", "remove the file");
    Files.delete(node.headFile());
    assertEquals(SIZE, node.restart().checkpoint().size());
  }

  @Test
  void a_data_folder_that_was_put_back_as_a_whole_shows_by_the_copy_beside_it() throws IOException {
    node.config.put("head.copy", otherData.toString());
    Files.copy(node.headFile(), otherData.resolve("earlier"));
    log = node.start();
    log.append(Node.withdrawal("consent-7"));
    assertEquals(head().note(), Files.readString(otherData.resolve("checkpoint")));
    node.close();
    node.store.putBack(SIZE);
    Files.move(otherData.resolve("earlier"), node.headFile(), StandardCopyOption.REPLACE_EXISTING);
    assertBroken("301 records", "only 300", "earlier state", "restore");
  }

  @Test
  void a_folder_for_the_copy_that_is_not_there_may_be_a_disk_that_is_missing() {
    Path missing = otherData.resolve("missing");
    node.config.put("head.copy", missing.toString());
    assertBroken(missing.toString(), "mounted");
    assertFalse(Files.exists(missing));
  }

  @Test
  void a_copy_inside_the_data_folder_would_be_put_back_with_it() {
    node.config.put("head.copy", data.resolve("log/../copy").toString());
    assertThrows(IllegalArgumentException.class, () -> node.start());
  }

  @Test
  void a_copy_of_the_head_that_is_not_there_is_written_anew_at_the_start() throws IOException {
    Files.delete(node.headFile());
    log = node.restart();
    assertEquals(SIZE, log.checkpoint().size());
    assertEquals(head().note(), Files.readString(node.headFile()));
  }
}
