package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.Decision;
import art.painter.api.log.LogRecord;
import art.painter.api.log.LogStore;
import art.painter.api.log.LogTile;
import art.painter.api.log.MerkleTree;
import art.painter.api.log.RecordKind;
import art.painter.api.model.Model;
import art.painter.api.model.SafetyConfirmation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class LogStoreContract extends StoreContract {
  LogStore store;
  SampleLog log;

  @BeforeEach
  void open() {
    store = new JdbcLogStore(database());
    log = new SampleLog(store);
  }

  @Test
  void what_is_appended_is_found_as_it_was() {
    LogRecord consent = log.append(consent("consent")).get(0);
    List<LogRecord> two =
        log.append(
            receipt("small", "consent"),
            SampleLog.record(
                RecordKind.RECEIPT,
                "large",
                Optional.of("consent"),
                new byte[200_000],
                new byte[500_000]));
    assertEquals(Optional.of(consent), store.find("consent"));
    assertEquals(
        List.of(0L, 1L, 2L), positions(store.findAll(List.of("small", "large", "consent"))));
    assertEquals(two, store.findAll(List.of("large", "none", "small")));
    assertEquals(Optional.empty(), store.find("none"));
    assertEquals(List.of(), store.findAll(List.of()));
    assertEquals(3, store.count());
  }

  @Test
  void the_head_is_the_newest_checkpoint_and_there_is_none_before_the_first_record() {
    assertEquals(Optional.empty(), store.head());
    assertEquals(0, store.count());
    for (int i = 1; i <= 3; i++) {
      SampleLog.Batch batch = log.next(NOW, consent(id()));
      assertTrue(batch.into(store));
      Checkpoint head = store.head().orElseThrow();
      assertEquals(batch.head().note(), head.note());
      assertEquals(i, head.size());
      assertArrayEquals(MerkleTree.root(SampleLog.leaves(store)), head.root());
    }
  }

  @Test
  void decisions_about_consents_come_in_the_order_of_the_log_and_nothing_else_with_them() {
    log.append(
        consent("one"),
        consent("two"),
        about(RecordKind.RESUMPTION, "z", "one"),
        receipt("r", "one"));
    log.append(
        about(RecordKind.PAUSE, "y", "two"),
        about(RecordKind.PAUSE, "x", "one"),
        about(RecordKind.GRANT, "g", "one"),
        about(RecordKind.WITHDRAWAL, "one.withdrawal", "one"),
        about(RecordKind.DELETION, "one.deletion", "one"));
    assertEquals(
        store.findAll(List.of("z", "x", "one.withdrawal")).stream()
            .map(r -> new Decision(r.id(), r.kind(), r.position(), r.logged()))
            .toList(),
        store.decisions("one"));
    assertEquals(
        List.of(RecordKind.RESUMPTION, RecordKind.PAUSE, RecordKind.WITHDRAWAL),
        store.decisions("one").stream().map(Decision::kind).toList());
    assertEquals(List.of(4L), store.decisions("two").stream().map(Decision::position).toList());
    assertEquals(List.of(), store.decisions("r"));
  }

  @Test
  void a_tile_has_what_was_last_written_of_it() {
    assertEquals(Optional.empty(), store.tile(0, 0));
    LogRecord[] first = records(250);
    log.append(first);
    assertEquals(250 * 32, store.tile(0, 0).orElseThrow().length);
    log.append(records(300));
    List<byte[]> leaves = SampleLog.leaves(store);
    assertArrayEquals(SampleLog.joined(leaves.subList(0, 256)), store.tile(0, 0).orElseThrow());
    assertArrayEquals(SampleLog.joined(leaves.subList(512, 550)), store.tile(0, 2).orElseThrow());
    assertEquals(Optional.empty(), store.tile(0, 3));
    assertEquals(Optional.empty(), store.tile(1, 0));
    SampleLog.Batch batch = log.next(NOW, consent("last"));
    byte[] hash = {1, 0, -1};
    store.append(550, batch.records(), List.of(new LogTile(1, 0, hash)), batch.head());
    assertArrayEquals(hash, store.tile(1, 0).orElseThrow());
    assertArrayEquals(SampleLog.joined(leaves.subList(0, 256)), store.tile(0, 0).orElseThrow());
  }

  @Test
  void entries_are_read_from_a_position_on_and_are_fewer_at_the_end() {
    List<LogRecord> all = log.append(records(10));
    assertArrayEquals(entries(all.subList(0, 10)), store.entries(0, LogTile.WIDTH));
    assertArrayEquals(entries(all.subList(3, 7)), store.entries(3, 4));
    assertArrayEquals(entries(all.subList(9, 10)), store.entries(9, 4));
    assertEquals(0, store.entries(10, 4).length);
  }

  @Test
  void the_size_at_a_time_is_that_before_the_first_record_of_this_time() {
    assertEquals(0, store.sizeAt(NOW));
    log.next(NOW, records(2)).into(store);
    log.next(NOW.plusNanos(1), records(3)).into(store);
    assertEquals(0, store.sizeAt(NOW));
    assertEquals(2, store.sizeAt(NOW.plusNanos(1)));
    assertEquals(5, store.sizeAt(NOW.plusNanos(2)));
    log.next(NOW.minusSeconds(5), records(1)).into(store);
    assertEquals(2, store.sizeAt(NOW.plusNanos(1)), "the clock was set back");
    assertEquals(0, store.sizeAt(NOW));
    assertEquals(6, store.sizeAt(NOW.plusSeconds(1)));
  }

  @Test
  void to_a_tree_that_has_grown_nothing_is_appended() {
    SampleLog.Batch late = log.next(NOW, consent("late"));
    log.append(consent("early"), consent("next"));
    byte[] tile = store.tile(0, 0).orElseThrow();
    assertFalse(late.into(store));
    SampleLog.Batch ahead = log.next(NOW, consent("ahead"));
    log.append(consent("between"));
    assertFalse(ahead.into(store));
    assertEquals(List.of(), store.findAll(List.of("late", "ahead")));
    assertEquals(3, store.count());
    assertEquals(3, store.head().orElseThrow().size());
    assertArrayEquals(tile, Arrays.copyOf(store.tile(0, 0).orElseThrow(), tile.length));
  }

  @Test
  void of_a_batch_that_has_an_id_of_before_nothing_is_written() {
    consents().add(TrainingConsents.sample("kept", "model"));
    log.append(consent("kept"), consent("other"));
    Checkpoint head = store.head().orElseThrow();
    byte[] tile = store.tile(0, 0).orElseThrow();
    SampleLog.Batch batch =
        log.next(
            NOW,
            consent("new"),
            about(RecordKind.DELETION, "kept.deletion", "kept"),
            consent("other"));
    assertThrows(RuntimeException.class, () -> batch.into(store));
    SampleLog.Batch twice = log.next(NOW, consent("twin"), consent("twin"));
    assertThrows(RuntimeException.class, () -> twice.into(store));
    assertEquals(head.note(), store.head().orElseThrow().note());
    assertArrayEquals(tile, store.tile(0, 0).orElseThrow());
    assertEquals(2, store.count());
    assertFalse(store.find("kept").orElseThrow().erased());
    assertEquals(Optional.of(TrainingConsents.sample("kept", "model")), consents().find("kept"));
    assertEquals(2, log.append(consent("new")).get(0).position());
  }

  @Test
  void records_that_are_not_at_the_end_of_their_tree_are_refused() {
    SampleLog.Batch batch = log.next(NOW, records(2));
    List<LogRecord> moved = batch.records().stream().map(r -> r.at(r.position() + 1, NOW)).toList();
    assertThrows(
        IllegalArgumentException.class, () -> store.append(0, moved, batch.tiles(), batch.head()));
    assertThrows(
        IllegalArgumentException.class,
        () -> store.append(0, batch.records().subList(0, 1), batch.tiles(), batch.head()));
    assertEquals(Optional.empty(), store.head());
    assertEquals(0, store.count());
  }

  @Test
  void a_deletion_empties_the_record_it_is_about_and_no_other() {
    LogRecord erased = log.append(receipt("one", "consent")).get(0);
    LogRecord kept = log.append(receipt("two", "consent")).get(0);
    LogRecord deletion = log.append(about(RecordKind.DELETION, "one.deletion", "one")).get(0);
    LogRecord found = store.find("one").orElseThrow();
    assertTrue(found.erased());
    assertEquals(0, found.document().length);
    assertArrayEquals(erased.entry(), found.entry());
    assertEquals(erased.toString(), found.toString());
    assertEquals(erased.about(), found.about());
    assertEquals(Optional.of(kept), store.find("two"));
    assertEquals(Optional.of(deletion), store.find("one.deletion"));
    assertArrayEquals(entries(List.of(erased, kept, deletion)), store.entries(0, 3));
    log.append(receipt("three", "consent"), about(RecordKind.DELETION, "three.deletion", "three"));
    assertTrue(store.find("three").orElseThrow().erased(), "in the batch that appends it");
  }

  @Test
  void the_deletion_of_a_consent_erases_its_particulars_and_those_of_no_other() {
    TrainingConsent erased = TrainingConsents.sample("one", "model");
    TrainingConsent kept = TrainingConsents.sample("two", "model");
    List.of(erased, kept).forEach(consents()::add);
    log.append(consent("one"), consent("two"), about(RecordKind.DELETION, "d", "one"));
    assertEquals(
        Optional.of(
            new TrainingConsent(
                "one",
                erased.version(),
                erased.artistId(),
                erased.jurisdiction(),
                erased.modelId(),
                erased.modelRevision(),
                List.of(),
                "",
                erased.manifestRoot(),
                "",
                erased.termsHash(),
                erased.providerId(),
                erased.baseModel(),
                new Notice(erased.notice().version(), "en", "", erased.notice().hash()),
                erased.given())),
        consents().find("one"));
    assertEquals(Optional.of(kept), consents().find("two"));
    assertTrue(store.find("one").orElseThrow().erased());
    assertFalse(store.find("two").orElseThrow().erased());
  }

  @Test
  void the_deletion_of_a_consent_erases_what_earlier_revisions_of_its_model_selected() {
    JdbcModelStore models = new JdbcModelStore(database());
    for (String id : List.of("model", "other")) {
      Model first =
          ModelStoreContract.model(id, id.toUpperCase(Locale.ROOT) + "_1", id, List.of("a", "b"));
      models.add(first);
      models.add(ModelStoreContract.next(first, first.setup().withArtworks(List.of("b"))));
    }
    consents().add(TrainingConsents.sample("one", "model"));
    log.append(consent("one"), about(RecordKind.DELETION, "d", "one"));
    Model first = models.find("model", 1).orElseThrow();
    assertEquals(List.of(), first.setup().artworkIds());
    assertEquals(Set.of(SafetyConfirmation.values()), first.setup().confirmations());
    assertEquals(List.of("b"), models.find("model").orElseThrow().setup().artworkIds());
    assertEquals(List.of("a", "b"), models.find("other", 1).orElseThrow().setup().artworkIds());
  }

  @Test
  void of_appenders_at_once_one_wins_each_size() throws Exception {
    List<Integer> won =
        race(
            6,
            () -> {
              int wins = 0;
              while (wins < 20) {
                wins += log.next(NOW, records(3)).into(store) ? 1 : 0;
              }
              return wins;
            });
    assertEquals(Collections.nCopies(6, 20), won);
    assertEquals(360, store.count());
    assertWhole(store);
  }

  /** The entries have no gap, and tiles and head are theirs. */
  static void assertWhole(LogStore store) {
    List<byte[]> leaves = SampleLog.leaves(store);
    Checkpoint head = store.head().orElseThrow();
    assertEquals(store.count(), leaves.size());
    assertEquals(store.count(), head.size());
    assertArrayEquals(MerkleTree.root(leaves), head.root());
    for (int first = 0; first < leaves.size(); first += LogTile.WIDTH) {
      List<byte[]> expected = leaves.subList(first, Math.min(first + LogTile.WIDTH, leaves.size()));
      assertArrayEquals(
          SampleLog.joined(expected), store.tile(0, first / LogTile.WIDTH).orElseThrow());
    }
  }

  private JdbcConsentStore consents() {
    return new JdbcConsentStore(database());
  }

  private static LogRecord consent(String id) {
    return SampleLog.record(RecordKind.CONSENT, id, Optional.empty());
  }

  private static LogRecord receipt(String id, String consentId) {
    return about(RecordKind.RECEIPT, id, consentId);
  }

  private static LogRecord about(RecordKind kind, String id, String other) {
    return SampleLog.record(kind, id, Optional.of(other));
  }

  private static LogRecord[] records(int count) {
    return IntStream.range(0, count).mapToObj(i -> consent(id())).toArray(LogRecord[]::new);
  }

  private static byte[] entries(List<LogRecord> records) {
    return SampleLog.joined(records.stream().map(LogRecord::entry).toList());
  }

  private static List<String> ids(List<LogRecord> records) {
    return records.stream().map(LogRecord::id).toList();
  }

  private static List<Long> positions(List<LogRecord> records) {
    return records.stream().map(LogRecord::position).toList();
  }
}
