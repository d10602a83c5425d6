package art.painter.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.testkit.Samples;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {
  private static final String KEYS = "/.well-known/jwks.json";
  private static final String WITHDRAWAL = IssuedReceipt.CONSENT + ".withdrawal";
  private static final Instant MAY = Instant.parse("2027-05-03T10:00:00Z");
  private static final String RECORDS = "/v1/records/";
  private static final String RECEIPT = "/v1/receipts/" + IssuedReceipt.ID;

  private final IssuedReceipt issued = new IssuedReceipt();
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private String url;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    pages.put(KEYS, issued.jwks());
    pages.put(RECORDS + IssuedReceipt.ID + "/proof", issued.proof());
    Files.write(folder.resolve("image.png"), IssuedReceipt.IMAGE);
    Files.write(folder.resolve("receipt.json"), issued.portable());
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().toString());
      String page = pages.get(exchange.getRequestURI().getRawPath());
      if (page == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Run run(String... options) {
    return run(Duration.ofSeconds(20), options);
  }

  private Run run(Duration patience, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = folder.resolve("image.png").toString();
    arguments[1] = folder.resolve("receipt.json").toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Run.of(folder, new byte[0], patience, arguments);
  }

  private void consent(String standing, String since) {
    pages.put(
        RECEIPT,
        "{\"id\":\"%s\",\"consent\":{\"id\":\"%s\",\"standing\":\"%s\",\"since\":\"%s\",\"recordId\":\"%s\"}}"
            .formatted(IssuedReceipt.ID, IssuedReceipt.CONSENT, standing, since, WITHDRAWAL));
  }

  private static void refused(Run run, String words) {
    assertEquals(2, run.code(), run.toString());
    assertTrue(run.err().contains(words), run.err());
  }

  @Test
  void keys_come_from_an_address() {
    Run run = run("--keys", url + KEYS);
    assertEquals(0, run.code(), run.toString());
    assertTrue(run.out().contains("The public keys are from " + url + KEYS), run.out());
    assertTrue(run.out().contains("unknown  consent: "), run.out());
  }

  @Test
  void a_node_has_the_keys_and_tells_how_the_consent_stands() {
    consent("IN_FORCE", Samples.NOW.toString());
    Run run = run("--node", url);
    assertEquals(0, run.code(), run.toString());
    assertTrue(run.out().contains("holds    consent: "), run.out());
    assertTrue(run.out().contains("The public keys are from " + url + KEYS), run.out());
  }

  @Test
  void keys_that_are_given_win_over_those_of_the_node() throws IOException {
    Path own = folder.resolve("own.json");
    Files.writeString(own, issued.jwks());
    pages.put(KEYS, new IssuedReceipt().jwks());
    consent("IN_FORCE", Samples.NOW.toString());
    Run run = run("--node", url, "--keys", own.toString());
    assertEquals(0, run.code(), run.toString());
    assertTrue(run.out().contains("holds    consent: "), run.out());
    assertTrue(run.out().contains("The public keys are from the file " + own), run.out());
  }

  private void withdrawal(String portable) {
    consent("WITHDRAWN", "2027-05-03T10:00:00Z");
    pages.put(RECORDS + WITHDRAWAL + "/proof", portable);
  }

  @Test
  void what_was_issued_before_a_withdrawal_stays_valid_and_its_date_and_place_are_told() {
    withdrawal(issued.withdrawal(MAY, IssuedReceipt.CONSENT, issued.content()));
    Run run = run("--node", url);
    assertEquals(0, run.code(), run.toString());
    assertTrue(
        run.out().contains("3 May 2027, 10:00:00 UTC (record 1 of the log), which comes after"),
        run.out());
  }

  @Test
  void what_was_issued_after_a_withdrawal_is_not_valid_whatever_the_node_says_of_dates() {
    withdrawal(issued.withdrawal(MAY, IssuedReceipt.CONSENT));
    Run run = run("--node", url);
    assertEquals(1, run.code(), run.toString());
    assertTrue(run.out().contains("FAILS    consent: "), run.out());
  }

  @Test
  void a_withdrawal_that_its_record_does_not_prove_is_not_known() {
    String good = issued.withdrawal(MAY, IssuedReceipt.CONSENT, issued.content());
    for (String other :
        List.of(
            good.replace("index 1", "index 0"),
            new IssuedReceipt().withdrawal(MAY, IssuedReceipt.CONSENT),
            issued.withdrawal(MAY, "another"),
            new String(issued.portable(), StandardCharsets.UTF_8),
            new String(issued.document(), StandardCharsets.UTF_8),
            "hello",
            "{}")) {
      withdrawal(other);
      Run run = run("--node", url);
      assertEquals(0, run.code(), run.toString());
      assertTrue(run.out().contains("unknown  consent: "), run.out());
      assertTrue(run.out().contains("does not prove that"), run.out());
    }
    pages.remove(RECORDS + WITHDRAWAL + "/proof");
    assertTrue(run("--node", url).out().contains("HTTP 404"));
  }

  @Test
  void a_withdrawal_whose_record_is_still_to_come_is_told_by_the_clock() {
    for (int seconds : new int[] {60, -60}) {
      pages.put(
          RECEIPT,
          "{\"consent\":{\"id\":\"%s\",\"standing\":\"WITHDRAWN\",\"since\":\"%s\"}}"
              .formatted(IssuedReceipt.CONSENT, Samples.NOW.plusSeconds(seconds)));
      assertEquals(seconds > 0 ? 0 : 1, run("--node", url).code());
    }
  }

  @Test
  void of_a_record_the_node_proves_whether_its_consent_was_withdrawn() throws IOException {
    String portable = issued.withdrawal(MAY, IssuedReceipt.CONSENT, issued.content());
    Files.writeString(folder.resolve("withdrawal.json"), portable);
    Run run =
        Run.of(
            folder,
            new byte[0],
            Duration.ofSeconds(20),
            folder.resolve("withdrawal.json").toString(),
            "--node",
            url);
    assertEquals(0, run.code(), run.toString());
    assertTrue(run.out().contains("the record of a withdrawal of consent"), run.out());
    assertTrue(run.out().contains("holds    consent: With this record"), run.out());
  }

  @Test
  void the_node_proves_a_receipt_that_came_without_its_proof() throws IOException {
    Files.write(folder.resolve("receipt.json"), issued.document());
    Run run = run("--node", url);
    assertEquals(0, run.code(), run.toString());
    assertTrue(run.out().contains("holds    proof: "), run.out());
  }

  @Test
  void a_node_that_gives_no_proof_leaves_it_not_proven() throws IOException {
    Files.write(folder.resolve("receipt.json"), issued.document());
    pages.put(RECORDS + IssuedReceipt.ID + "/proof", "hello");
    Run run = run("--node", url);
    assertEquals(3, run.code(), run.toString());
    assertTrue(run.out().contains("unknown  proof: "), run.out());
  }

  @Test
  void a_proof_for_another_receipt_is_none() throws IOException {
    Files.write(folder.resolve("receipt.json"), issued.document());
    IssuedReceipt other = new IssuedReceipt();
    pages.put(RECORDS + IssuedReceipt.ID + "/proof", other.proof());
    Run run = run("--node", url);
    assertEquals(1, run.code(), run.toString());
    assertTrue(run.out().contains("FAILS    checkpoint: "), run.out());
  }

  @Test
  void a_node_that_says_nothing_sensible_leaves_the_consent_unknown() {
    for (String page :
        new String[] {
          "",
          "hello",
          "{}",
          "[]",
          "{\"consent\":{\"id\":\"another\",\"standing\":\"IN_FORCE\"}}",
          "{\"consent\":{\"id\":\"%s\",\"standing\":\"SOMEHOW\"}}".formatted(IssuedReceipt.CONSENT),
          "{\"consent\":{\"id\":\"%s\",\"standing\":\"WITHDRAWN\",\"since\":\"soon\"}}"
              .formatted(IssuedReceipt.CONSENT)
        }) {
      pages.put(RECEIPT, page);
      Run run = run("--node", url);
      assertEquals(0, run.code(), page + run);
      assertTrue(run.out().contains("unknown  consent: "), page + run.out());
    }
    pages.remove(RECEIPT);
    assertTrue(run("--node", url).out().contains("HTTP 404"));
  }

  @Test
  void a_receipt_cannot_choose_what_is_asked() throws IOException {
    IssuedReceipt hostile = new IssuedReceipt("../../log/?a=b#c", "Eve");
    Files.write(folder.resolve("receipt.json"), hostile.document());
    pages.put(KEYS, hostile.jwks());
    asked.clear();
    Run run = run("--node", url);
    assertEquals(1, run.code(), run.toString());
    assertEquals(List.of(KEYS), List.copyOf(asked));
  }

  @Test
  void a_signed_receipt_that_the_nodes_log_does_not_have_is_not_valid() throws IOException {
    Files.write(folder.resolve("receipt.json"), issued.document());
    assertEquals(0, run("--node", url).code());
    pages.remove(RECORDS + IssuedReceipt.ID + "/proof");
    Run run = run("--node", url);
    assertEquals(1, run.code(), run.toString());
    assertTrue(run.out().contains("FAILS    proof: "), run.out());
  }

  @Test
  void of_the_address_of_a_node_only_the_server_counts() {
    consent("IN_FORCE", Samples.NOW.toString());
    assertEquals(0, run("--node", url + "/some/page?x=1#y").code());
    assertEquals(List.of(KEYS, RECEIPT), List.copyOf(asked));
  }

  @Test
  void a_server_without_keys_is_named() {
    pages.remove(KEYS);
    refused(run("--node", url), url + KEYS + " was answered with HTTP 404");
    pages.put(KEYS, "<html>");
    refused(run("--keys", url + KEYS), "no public keys of a node in " + url + KEYS);
  }

  @Test
  void nobody_there_is_told() {
    server.stop(0);
    refused(run("--node", url), "Cannot reach " + url);
  }

  @Test
  void another_address_is_not_followed() {
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "file:///etc/passwd");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    refused(run("--keys", url + "/moved"), "sends on to file:///etc/passwd");
  }

  @Test
  void an_endless_answer_is_cut_off() {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            byte[] spaces = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            while (over.getCount() > 0) {
              body.write(spaces);
            }
          }
        });
    refused(run("--keys", url + "/endless"), "too large");
  }

  @Test
  void an_answer_that_does_not_come_is_given_up() {
    server.createContext("/silent", this::keepWaiting);
    refused(run(Duration.ofMillis(300), "--keys", url + "/silent"), "did not answer within");
  }

  @Test
  void an_answer_that_does_not_end_is_given_up() {
    server.createContext(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          keepWaiting(exchange);
        });
    refused(run(Duration.ofMillis(500), "--keys", url + "/drip"), "did not answer within");
  }

  private void keepWaiting(HttpExchange exchange) {
    try (exchange) {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
