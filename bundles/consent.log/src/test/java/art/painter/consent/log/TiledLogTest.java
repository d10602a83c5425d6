package art.painter.consent.log;

import static art.painter.consent.log.Node.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.Decision;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.MerkleTree;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiledLogTest {
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
  void a_record_gets_the_next_position_and_can_be_found() {
    assertEquals(0, log.append(Node.consent("one")).position());
    LogRecord two = log.append(Node.consent("two"));
    assertEquals(1, two.position());
    assertEquals(Optional.of(two), log.find("two"));
    assertEquals(Optional.empty(), log.find("three"));
  }

  @Test
  void every_record_is_proven_under_a_head_that_the_log_signed() {
    node.fill(290);
    log = node.restart();
    Node.append(log, 290, 300);
    List<LogRecord> records = node.store.records;
    Checkpoint head = log.checkpoint();
    assertEquals(300, head.size());
    assertTrue(head.signedBy(node.keys.log()));
    for (LogRecord record : records) {
      InclusionProof proof = InclusionProof.parse(log.proof(record.position()).text());
      assertTrue(proof.proves(record.entry()));
      assertEquals(head.note(), proof.checkpoint().note());
      assertFalse(proof.proves(records.get((int) (record.position() + 1) % 300).entry()));
    }
  }

  @Test
  void each_head_is_a_continuation_of_each_earlier_one() {
    Node.append(log, 0, 40);
    for (Checkpoint earlier : node.store.heads) {
      for (Checkpoint later : node.store.heads) {
        if (earlier.size() <= later.size()) {
          assertTrue(
              MerkleTree.consistent(
                  earlier.size(),
                  earlier.root(),
                  later.size(),
                  later.root(),
                  log.consistency(earlier.size(), later.size())));
        }
      }
    }
  }

  @Test
  void what_the_log_does_not_have_is_not_found() {
    assertFails(Kind.NOT_FOUND, TransparencyLog.NOT_FOUND, () -> log.proof(0));
    assertFails(Kind.NOT_FOUND, TransparencyLog.NOT_FOUND, () -> log.tile(0, 0, 1));
    assertFails(Kind.NOT_FOUND, TransparencyLog.NOT_FOUND, () -> log.entries(0, 1));
    Node.append(log, 0, 3);
    for (long position : new long[] {-1, 3, Long.MAX_VALUE}) {
      assertFails(Kind.NOT_FOUND, TransparencyLog.NOT_FOUND, () -> log.proof(position));
    }
    for (long[] sizes : new long[][] {{0, 3}, {-1, 3}, {2, 1}, {1, 4}, {4, 4}}) {
      assertFails(
          Kind.NOT_FOUND, TransparencyLog.NOT_FOUND, () -> log.consistency(sizes[0], sizes[1]));
    }
    assertFails(Kind.NOT_FOUND, TransparencyLog.NOT_FOUND, () -> log.tile(0, 0, 4));
    assertFails(Kind.NOT_FOUND, TransparencyLog.NOT_FOUND, () -> log.tile(1, 0, 1));
    assertFails(Kind.NOT_FOUND, TransparencyLog.NOT_FOUND, () -> log.entries(0, 4));
    assertFails(Kind.NOT_FOUND, TransparencyLog.NOT_FOUND, () -> log.entries(1, 1));
  }

  /** C2SP tlog-tiles: entries hash to the hashes of the tile of level 0. */
  @Test
  void an_entry_bundle_has_each_entry_after_its_length_and_hashes_to_the_tile() {
    node.fill(260);
    log = node.restart();
    List<LogRecord> records = node.store.records;
    ByteBuffer bundle = ByteBuffer.wrap(log.entries(1, 4));
    for (int i = 0; i < 4; i++) {
      byte[] entry = new byte[bundle.getShort()];
      bundle.get(entry);
      assertArrayEquals(records.get(256 + i).entry(), entry);
      assertArrayEquals(
          MerkleTree.leaf(entry), Arrays.copyOfRange(log.tile(0, 1, 4), i * 32, i * 32 + 32));
    }
    assertFalse(bundle.hasRemaining());
    assertEquals(256 * 34, log.entries(0, 256).length);
    assertEquals(10 * 34, log.entries(0, 10).length);
    assertEquals(32, log.tile(1, 0, 1).length);
  }

  @Test
  void what_is_there_already_is_the_answer() {
    LogRecord first = log.append(Node.consent("one"));
    log.append(Node.consent("two"));
    assertEquals(first, log.append(Node.consent("one")));
    assertEquals(first, log.append(Node.record("one", RecordKind.GRANT, Optional.of("model"))));
    assertEquals(2, log.checkpoint().size());
  }

  @Test
  void nothing_is_signed_or_written_for_a_record_that_is_there() {
    log.append(Node.consent("one"));
    int signatures = node.keys.signatures.get();
    log.append(Node.consent("one"));
    assertEquals(signatures, node.keys.signatures.get());
    assertEquals(1, node.store.appends.get());
  }

  @Test
  void no_receipt_is_taken_after_its_consents_withdrawal() {
    node.clock = () -> Instant.parse("2026-11-23T23:59:59.5Z");
    log = node.restart();
    log.append(Node.consent("consent"));
    LogRecord before = log.append(Node.receipt("before", "consent"));
    log.append(Node.withdrawal("consent"));
    PlatformException refused =
        assertFails(
            Kind.CONFLICT,
            TransparencyLog.WITHDRAWN,
            () -> log.append(Node.receipt("after", "consent")));
    assertTrue(refused.getMessage().contains("2026-11-23"), refused.getMessage());
    assertEquals(Optional.empty(), log.find("after"));
    assertEquals(before, log.append(Node.receipt("before", "consent")));
    log.append(Node.receipt("other", "another consent"));
    assertEquals(4, log.checkpoint().size());
  }

  @Test
  void a_withdrawal_counts_after_a_restart_too() {
    log.append(Node.withdrawal("consent"));
    log = node.restart();
    assertFails(
        Kind.CONFLICT,
        TransparencyLog.WITHDRAWN,
        () -> log.append(Node.receipt("after", "consent")));
  }

  @Test
  void before_the_first_record_the_log_signs_an_empty_tree_and_keeps_nothing_of_it() {
    Checkpoint empty = log.checkpoint();
    assertEquals(0, empty.size());
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        HexFormat.of().formatHex(empty.root()),
        "RFC 9162, 2.1.1: the hash of an empty string");
    assertTrue(empty.signedBy(node.keys.log()));
    assertEquals(empty.note(), log.checkpoint().note());
    assertEquals(Optional.empty(), node.store.head());
    assertFalse(Files.exists(node.headFile()));
    log.append(Node.consent("one"));
    assertEquals(1, log.checkpoint().size());
  }

  @Test
  void a_withdrawal_under_an_id_under_which_nobody_would_look_for_it_is_not_taken() {
    LogRecord lost = Node.record("w", RecordKind.WITHDRAWAL, Optional.of("consent"));
    assertThrows(IllegalArgumentException.class, () -> log.append(lost));
    assertEquals(0, node.store.count());
  }

  @Test
  void a_paused_consents_receipts_and_the_erasure_of_a_withdrawn_one_are_taken() {
    log.append(Node.record("pause", RecordKind.PAUSE, Optional.of("resting")));
    log.append(Node.receipt("receipt", "resting"));
    log.append(Node.withdrawal("withdrawn"));
    log.append(Node.record("deletion", RecordKind.DELETION, Optional.of("withdrawn")));
    assertEquals(4, log.checkpoint().size());
    assertEquals(
        List.of("withdrawn.withdrawal"),
        log.decisions("withdrawn").stream().map(Decision::id).toList());
  }

  @Test
  void who_pauses_or_resumes_a_consent_while_it_is_withdrawn_comes_too_late() {
    LogRecord before = log.append(Node.record("one", RecordKind.PAUSE, Optional.of("consent")));
    log.append(Node.withdrawal("consent"));
    for (RecordKind late : List.of(RecordKind.PAUSE, RecordKind.RESUMPTION)) {
      assertFails(
          Kind.CONFLICT,
          TransparencyLog.WITHDRAWN,
          () -> log.append(Node.record("late", late, Optional.of("consent"))));
    }
    assertEquals(before, log.append(Node.record("one", RecordKind.PAUSE, Optional.of("consent"))));
    assertEquals(2, log.checkpoint().size());
  }

  @Test
  void an_entry_that_is_not_the_hash_of_its_content_is_not_taken() {
    LogRecord one = Node.consent("one");
    LogRecord other = Node.consent("other");
    LogRecord mixed =
        new LogRecord(
            "mixed",
            one.kind(),
            one.artistId(),
            one.about(),
            other.entry(),
            one.content(),
            one.document(),
            one.mediaType(),
            one.format(),
            0,
            Instant.EPOCH);
    assertThrows(IllegalArgumentException.class, () -> log.append(mixed));
    assertEquals(0, node.store.count());
  }

  @Test
  void times_never_go_backwards_along_the_log_when_the_clock_does() {
    node.clock = () -> Node.MORNING.plusSeconds(60).plusNanos(123_456_789);
    log = node.restart();
    LogRecord first = log.append(Node.consent("one"));
    assertEquals(Node.MORNING.plusSeconds(60).plusNanos(123_456_000), first.logged());
    node.clock = () -> Node.MORNING;
    LogRecord second = log.append(Node.consent("two"));
    assertEquals(first.logged(), second.logged());
    log = node.restart();
    LogRecord third = log.append(Node.consent("three"));
    assertFalse(third.logged().isBefore(second.logged()));
    assertTrue(third.logged().isBefore(second.logged().plusMillis(2)), third.logged()::toString);
    node.clock = () -> Node.MORNING.plus(Duration.ofDays(1));
    assertEquals(Node.MORNING.plus(Duration.ofDays(1)), log.append(Node.consent("four")).logged());
    assertEquals(0, log.sizeAt(first.logged()));
    assertEquals(2, log.sizeAt(first.logged().plusNanos(1)));
    assertEquals(3, log.sizeAt(Node.MORNING.plus(Duration.ofDays(1))));
  }

  @Test
  void without_a_name_of_its_own_the_log_is_called_after_its_key() {
    log.append(Node.consent("one"));
    assertEquals("painter.log/kPrK_qmxVWaYVA9w", log.checkpoint().origin());
    assertEquals(
        Checkpoint.verifierKey("painter.log/kPrK_qmxVWaYVA9w", node.keys.log()), log.verifierKey());
  }

  @Test
  void the_log_has_the_name_that_is_configured() {
    node.close();
    node.config.put("origin", "painter.example/log");
    log = node.start();
    log.append(Node.consent("one"));
    assertEquals("painter.example/log", log.checkpoint().origin());
    assertTrue(log.verifierKey().startsWith("painter.example/log+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a b", "a+b", "a\u00a0b", "a\nb", "a\u0001b", "a\u2028b"})
  void a_name_that_no_note_can_have_is_refused(String origin) {
    node.config.put("origin", origin);
    assertThrows(IllegalArgumentException.class, () -> node.start());
  }

  @Test
  void the_log_goes_on_after_a_restart() {
    node.fill(250);
    log = node.restart();
    Node.append(log, 250, 260);
    Checkpoint before = log.checkpoint();
    log = node.restart();
    assertEquals(before.note(), log.checkpoint().note());
    Node.append(log, 260, 280);
    assertTrue(
        MerkleTree.consistent(
            260, before.root(), 280, log.checkpoint().root(), log.consistency(260, 280)));
    assertEquals(List.of(), log.audit());
    assertEquals(Optional.empty(), log.fault());
  }

  @Test
  void a_copy_of_each_head_is_in_the_data_folder_when_the_record_is_acknowledged()
      throws IOException {
    log.append(Node.consent("one"));
    assertEquals(log.checkpoint().note(), Files.readString(node.headFile()));
    log.append(Node.consent("two"));
    assertEquals(log.checkpoint().note(), Files.readString(node.headFile()));
    try (var files = Files.list(data.resolve("log"))) {
      assertEquals(1, files.count());
    }
  }
}
