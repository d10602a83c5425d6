package art.painter.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders who promise more than they send, who drip, and who break off. */
class VerifyPaceTest {
  private static final int PER_ADDRESS = 2;
  private static final int LONG = 40_000_000;

  @TempDir private static Path work;
  private static RestServer server;

  @BeforeAll
  static void start() throws Exception {
    server =
        new RestServer(
            work,
            Map.of(
                "per.address",
                PER_ADDRESS,
                "body.grace.seconds",
                1,
                "body.minimum.bytes.per.second",
                100_000));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void two_gigabytes_are_refused_before_they_come() throws Exception {
    try (Socket socket = begin("Content-Length: 2147483648", Form.part("image", "the first"))) {
      assertAnswer(socket, "413", "verify.too-large");
    }
    try (Socket socket = begin("Content-Length: 9223372036854775807", "the first")) {
      assertAnswer(socket, "413", "verify.too-large");
    }
  }

  @Test
  void an_endless_header_is_refused_while_it_comes() throws Exception {
    try (Socket socket = begin("Transfer-Encoding: chunked", "")) {
      String start = "--" + Form.BOUNDARY + "\r\nContent-Disposition: ";
      String first = "%x\r\n%s\r\n".formatted(start.length(), start);
      socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
      String more = "1000\r\n" + "x".repeat(4096) + "\r\n";
      Thread pouring = keepSending(socket, more, Duration.ZERO);
      assertAnswer(socket, "400", "verify.invalid");
      pouring.interrupt();
      pouring.join();
    }
  }

  @Test
  void of_a_form_that_breaks_off_nothing_is_verified() throws Exception {
    try (Socket socket = begin("Content-Length: 1000000", Form.part("image", "the first"))) {
      socket.shutdownOutput();
      assertAnswer(socket, "400", "HTTP/1.1 400");
    }
    assertTrue(server.receipts.verified.get().isEmpty(), "something was verified");
  }

  @Test
  void who_drips_is_ended() throws Exception {
    try (Socket socket = begin("Content-Length: " + LONG, start("image"))) {
      Thread dripping = keepSending(socket, "x", Duration.ofMillis(20));
      assertAnswer(socket, "408", "request.too-slow");
      dripping.interrupt();
      dripping.join();
    }
  }

  @Test
  void of_one_address_only_so_many_are_read_at_once() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      String refused = "";
      for (long end = inTenSeconds(); !refused.contains("verify.too-many"); ) {
        assertTrue(System.nanoTime() < end, "nobody was refused");
        // One that comes while the others are still on their way may be refused itself.
        open.add(begin("Content-Length: " + Form.whole().length(), start("image")));
        refused = whole("verify.too-many");
      }
      assertTrue(refused.startsWith("HTTP/1.1 503"), refused);
      assertTrue(refused.contains("Retry-After: 5"), refused);
      assertTrue(refused.contains("Your address verifies 2 receipts already."), refused);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    String answer = "";
    for (long end = inTenSeconds(); !answer.contains("\"valid\":true"); ) {
      assertTrue(System.nanoTime() < end, "those who went away still count");
      answer = whole("\"valid\":true");
    }
  }

  private static long inTenSeconds() {
    return System.nanoTime() + Duration.ofSeconds(10).toNanos();
  }

  /** {@return what a whole form is answered} */
  private static String whole(String words) throws IOException {
    try (Socket socket = begin("Content-Length: " + Form.whole().length(), Form.whole())) {
      return read(socket, words);
    }
  }

  private static Thread keepSending(Socket socket, String text, Duration pause) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    Thread sending =
        new Thread(
            () -> {
              try {
                OutputStream out = socket.getOutputStream();
                while (!Thread.currentThread().isInterrupted()) {
                  out.write(bytes);
                  LockSupport.parkNanos(pause.toNanos());
                }
              } catch (IOException ended) {
                // As it should.
              }
            });
    sending.start();
    return sending;
  }

  private static String start(String part) {
    return Form.part(part, "").stripTrailing() + "\r\n\r\n";
  }

  private static Socket begin(String length, String body) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(
            ("POST /v1/verify HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
                    + Form.TYPE
                    + "\r\n"
                    + length
                    + "\r\n\r\n"
                    + body)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void assertAnswer(Socket socket, String status, String code) throws IOException {
    String answer = read(socket, code);
    assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
    assertTrue(answer.contains(code), answer);
  }

  /** {@return the answer as far as these words, or all there is} */
  private static String read(Socket socket, String words) throws IOException {
    StringBuilder answer = new StringBuilder();
    try {
      byte[] buffer = new byte[4096];
      int count = socket.getInputStream().read(buffer);
      while (count >= 0) {
        answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        count = answer.toString().contains(words) ? -1 : socket.getInputStream().read(buffer);
      }
    } catch (SocketException closedOnTheRestOfTheBody) {
      // What came before is the answer.
    }
    return answer.toString();
  }
}
