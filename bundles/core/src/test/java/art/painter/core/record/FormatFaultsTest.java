package art.painter.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.RecordDraft;
import art.painter.api.record.Records;
import art.painter.api.record.SignedContent;
import art.painter.core.plugin.FakeReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formats that are broken, slow, gone or swapped: nothing wrong reaches the log. */
class FormatFaultsTest {
  private final TestRecords records = new TestRecords(Map.of(), TestRecords.PATIENT);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    end.countDown();
    records.close();
  }

  private static RecordDraft draft(String id) {
    return new RecordDraft(id, RecordKind.CONSENT, "artist-1", Optional.empty(), Map.of("a", "b"));
  }

  @ParameterizedTest
  @MethodSource("art.painter.core.record.BrokenFormats#all")
  void a_format_that_is_broken_leaves_nothing_in_the_log(ReceiptFormat broken) {
    FakeReference<ReceiptFormat> reference = records.add(TestRecords.FORMAT, "2.0.0", broken);
    PlatformException refused = refused();
    assertEquals(Records.FORMAT_UNAVAILABLE, refused.code());
    assertEquals(PlatformException.Kind.UNAVAILABLE, refused.kind());
    assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    assertTrue(records.log.all().isEmpty());
    assertEquals(0, records.keys.lent.get());

    records.service.removeFormat(reference);
    records.add(TestRecords.FORMAT, "1.0.0", new TokenFormat());
    assertEquals("r-1", records.service.keep(draft("r-1")).id(), "a good one goes on with it");
  }

  private PlatformException refused() {
    return assertThrows(PlatformException.class, () -> records.service.keep(draft("r-1")));
  }

  @Test
  void a_document_that_its_format_changes_afterwards_is_kept_as_it_was_checked() {
    byte[][] held = new byte[1][];
    records.add(
        TestRecords.FORMAT,
        "1.0.0",
        new TokenFormat() {
          @Override
          public byte[] write(byte[] content, Signer signer) {
            held[0] = super.write(content, signer);
            return held[0];
          }

          @Override
          public Optional<SignedContent> read(byte[] document) {
            Optional<SignedContent> read = super.read(document);
            held[0][0] ^= 1;
            document[0] ^= 1;
            return read;
          }
        });
    LogRecord kept = records.service.keep(draft("r-1"));
    assertTrue(new TokenFormat().read(kept.document()).isPresent());
    String key = new TokenFormat().read(kept.document()).get().signature().orElseThrow().keyId();
    assertEquals(records.keys.current(KeyPurpose.RECORDS).key().id(), key);
  }

  @Test
  void without_its_plug_in_nothing_is_written_and_the_message_names_the_format() {
    records.add("other", "1.0.0", new TokenFormat());
    PlatformException refused = refused();
    assertEquals(Records.FORMAT_UNAVAILABLE, refused.code());
    assertTrue(refused.getMessage().contains("token"), refused.getMessage());
  }

  @Test
  void a_format_without_signatures_may_be_chosen() {
    records.add(TestRecords.FORMAT, "1.0.0", new PlainFormat());
    LogRecord kept = records.service.keep(draft("r-1"));
    assertTrue(records.service.read(kept.document()).orElseThrow().signature().isEmpty());
  }

  @Test
  void one_that_hangs_costs_only_the_limit_and_gives_the_key_back() {
    try (TestRecords hurried = new TestRecords(Map.of(), Duration.ofMillis(200))) {
      hurried.add(
          TestRecords.FORMAT,
          "1.0.0",
          new TokenFormat() {
            @Override
            public byte[] write(byte[] content, Signer signer) {
              hang();
              return super.write(content, signer);
            }
          });
      PlatformException refused =
          assertTimeoutPreemptively(
              Duration.ofSeconds(30),
              () ->
                  assertThrows(PlatformException.class, () -> hurried.service.keep(draft("r-1"))));
      assertEquals(Records.FORMAT_UNAVAILABLE, refused.code());
      assertEquals(0, hurried.keys.lent.get());
      assertTrue(hurried.log.all().isEmpty());
    }
  }

  private void hang() {
    boolean ended = false;
    while (!ended) {
      try {
        ended = end.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException ignored) {
        // A plug-in that does not listen.
      }
    }
  }

  @Test
  void one_that_marks_badly_marks_nothing() {
    records.add(
        TestRecords.FORMAT,
        "1.0.0",
        new TokenFormat() {
          @Override
          public byte[] mark(byte[] image, String mediaType, byte[] content, Signer signer) {
            if (image.length == 1) {
              throw new IllegalStateException();
            }
            return new byte[0];
          }
        });
    for (int length : List.of(1, 2)) {
      PlatformException refused =
          assertThrows(
              PlatformException.class,
              () -> records.service.mark(new byte[length], "image/png", Map.of()));
      assertEquals(Records.FORMAT_UNAVAILABLE, refused.code());
    }
    assertEquals(0, records.keys.lent.get());
  }

  @Test
  void a_document_is_read_by_whichever_format_it_is_in_and_broken_ones_are_passed_over() {
    records.add(
        "a-broken",
        "1.0.0",
        new TokenFormat() {
          @Override
          public Optional<SignedContent> read(byte[] document) {
            throw new IllegalStateException();
          }
        });
    List<FakeReference<ReceiptFormat>> good =
        List.of(
            records.add("plain", "1.0.0", new PlainFormat()),
            records.add(TestRecords.FORMAT, "1.0.0", new TokenFormat()));
    LogRecord kept = records.service.keep(draft("r-1"));
    assertTrue(records.service.read(kept.document()).orElseThrow().signature().isPresent());
    assertTrue(records.service.read(kept.content()).orElseThrow().signature().isEmpty());
    assertTrue(records.service.read("nothing known".getBytes()).isEmpty());
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> good.forEach(records.service::removeFormat),
        "no call is under way any more");
  }

  @Test
  void a_format_that_is_swapped_while_records_are_written_costs_none_of_them() throws Exception {
    FakeReference<ReceiptFormat> first =
        records.add(TestRecords.FORMAT, "1.0.0", new TokenFormat());
    AtomicBoolean written = new AtomicBoolean();
    CompletableFuture<Void> swapping =
        CompletableFuture.runAsync(
            () -> {
              FakeReference<ReceiptFormat> before = first;
              for (int swap = 1; !written.get(); swap++) {
                // The old one goes before the new one comes: the gap is waited out.
                records.service.removeFormat(before);
                before = records.add(TestRecords.FORMAT, "1.0." + swap, new TokenFormat());
              }
            });
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      List<Future<LogRecord>> kept =
          IntStream.range(0, 400)
              .mapToObj(i -> writers.submit(() -> records.service.keep(draft("r-" + i))))
              .toList();
      Set<String> versions = new HashSet<>();
      for (Future<LogRecord> each : kept) {
        LogRecord record = each.get(30, TimeUnit.SECONDS);
        versions.add(record.format().version());
        assertTrue(new TokenFormat().read(record.document()).isPresent());
      }
      assertTrue(versions.size() > 1, versions::toString);
      assertEquals(400, records.log.all().size());
    } finally {
      written.set(true);
      writers.shutdownNow();
      swapping.get(30, TimeUnit.SECONDS);
    }
  }
}
