package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.key.SigningKeys;
import art.painter.api.log.LogRecord;
import art.painter.api.log.TransparencyLog;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.api.receipt.Receipts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The format of receipts is replaced while receipts are issued. */
@ExtendWith(InContainer.class)
public class FormatSwapIT {
  private static final String FORMAT = "art.painter.consent.jws";
  private static final int ISSUERS = 4;
  private static final int SOME = 50;

  @Inject private PlugIns plugIns;
  @Inject private Receipts receipts;
  @Inject private TransparencyLog log;
  @Inject private SigningKeys keys;

  private final Caller operator = new Caller("tester", Set.of(Role.OPERATOR));
  private final Map<String, IssuedImage> issued = new ConcurrentHashMap<>();
  private final Set<Throwable> failures = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean stopped = new AtomicBoolean();

  @Test
  public void none_is_lost_doubled_or_unsigned() throws Exception {
    receipts.issue(receipt("first"), bytes("first"), "image/png");
    long before = log.checkpoint().size();
    ExecutorService issuers = Executors.newFixedThreadPool(ISSUERS);
    for (int i = 0; i < ISSUERS; i++) {
      issuers.execute(this::issue);
    }
    awaitMore();
    try {
      upgrade("9.9.1");
      awaitMore();
      upgrade("9.9.2");
      awaitMore();
      assertDone(plugIns.rollback(operator, FORMAT));
      awaitMore();
    } finally {
      assertDone(plugIns.remove(operator, FORMAT));
    }
    awaitMore();
    stopped.set(true);
    issuers.shutdown();
    assertTrue(issuers.awaitTermination(1, TimeUnit.MINUTES));

    assertEquals(Set.of(), failures, "a swap is a pause, not a failure");
    assertEquals(issued.size(), log.checkpoint().size() - before, "each is in the log once");
    Set<Long> positions = new HashSet<>();
    Set<String> versions = new HashSet<>();
    for (IssuedImage image : issued.values()) {
      LogRecord record = receipts.get(image.receiptId()).record();
      positions.add(record.position());
      versions.add(record.format().version());
      assertEquals(FORMAT, record.format().bundle());
      assertTrue(
          receipts.verify(record.document(), Optional.of(image.sha256())).valid(),
          () -> "not good: " + record);
      assertSigned(new String(record.document(), StandardCharsets.US_ASCII));
    }
    assertEquals(issued.size(), positions.size());
    assertTrue(
        versions.size() == 3 && versions.containsAll(List.of("9.9.1", "9.9.2")),
        versions::toString);
    System.out.println(issued.size() + " receipts while their format was swapped four times");
  }

  /** Puts a newer version into service, the way that an operator does on the shell. */
  private void upgrade(String version) throws IOException {
    byte[] jar = Distribution.newer(FORMAT, version);
    assertDone(plugIns.upgrade(operator, Swap.Source.SHELL, new ByteArrayInputStream(jar)));
  }

  private static void assertDone(Swap swap) {
    assertEquals(Swap.Outcome.DONE, swap.outcome(), swap::message);
  }

  /** Issues receipts, each of them twice, as somebody does who did not get the first answer. */
  private void issue() {
    try {
      while (!stopped.get()) {
        String id = UUID.randomUUID().toString();
        IssuedImage image = receipts.issue(receipt(id), bytes(id), "image/png");
        assertEquals(image, receipts.issue(receipt(id), bytes("another image"), "image/png"));
        issued.put(id, image);
      }
    } catch (RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  private void awaitMore() throws InterruptedException {
    int enough = issued.size() + SOME;
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (issued.size() < enough) {
      assertTrue(failures.isEmpty(), failures::toString);
      assertTrue(System.nanoTime() < end, "no more receipts come");
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void assertSigned(String jws) {
    int dot = jws.lastIndexOf('.');
    byte[] signature = java.util.Base64.getUrlDecoder().decode(jws.substring(dot + 1));
    byte[] message = jws.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
    assertTrue(keys.all().stream().anyMatch(key -> key.verifies(message, signature)), jws);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ConsentReceipt receipt(String id) {
    String hash = "0".repeat(64);
    return new ConsentReceipt(
        id,
        "artist",
        "Artist",
        "model",
        "version",
        hash,
        "Base model 1",
        "local",
        ConsentReceipt.PRIVATE_TEST,
        hash,
        "consent",
        2,
        hash,
        List.of(),
        Optional.empty());
  }
}
