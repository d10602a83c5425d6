package art.painter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestImagesTest {
  private HttpServer server;
  private Api nobody;
  private TestImages images;
  private TestImages.Shot shot;

  @TempDir Path folder;

  @BeforeEach
  void aNodeWithOneReceipt() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    nobody = new Api(URI.create("http://localhost:" + server.getAddress().getPort()));
    answer("/.well-known/jwks.json", "{\"keys\":[]}");
    answer("/v1/receipts/r", "<p>who allowed what</p>");
    answer("/v1/receipts/r/proof", "{\"receipt\":\"a.b.c\"}");
    var progress = new Progress(new PrintStream(new ByteArrayOutputStream()), false);
    images = new TestImages(new Person("1", "Ada", "a@example.org", "p", nobody), progress, folder);
    Path image = Files.writeString(folder.resolve("images/1-lora.png"), "picture");
    shot =
        new TestImages.Shot(
            "a boat",
            1,
            1,
            image,
            Api.JSON.readTree("{\"image\":{\"receiptId\":\"r\"}}"),
            folder.resolve("receipts/1-lora.receipt.json"),
            folder.resolve("receipts/1-lora.html"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keepsWhatAVerificationNeeds() throws Exception {
    answer("/v1/verify", verification(true, "HOLDS"));

    images.checkReceipts(nobody, List.of(shot));

    assertEquals("{\"receipt\":\"a.b.c\"}", Files.readString(shot.receipt()));
    assertEquals("<p>who allowed what</p>", Files.readString(shot.page()));
    assertEquals("{\"keys\":[]}", Files.readString(folder.resolve("receipts/jwks.json")));
  }

  @Test
  void saysWhichCheckDoesNotHold() throws Exception {
    answer("/v1/verify", verification(false, "FAILS"));

    Failure failure =
        assertThrows(Failure.class, () -> images.checkReceipts(nobody, List.of(shot)));

    assertEquals(
        "The receipt of 1-lora.png does not hold. PROOF: It is not in the log.",
        failure.getMessage());
  }

  @Test
  void aCheckThatCouldNotBeMadeIsNotTakenForOneThatHolds() throws Exception {
    answer("/v1/verify", verification(true, "UNKNOWN"));

    assertThrows(Failure.class, () -> images.checkReceipts(nobody, List.of(shot)));
  }

  private static String verification(boolean valid, String proof) {
    return "{\"valid\":%s,\"checks\":[{\"check\":\"IMAGE\",\"outcome\":\"HOLDS\",\"detail\":\"Yes.\"},{\"check\":\"PROOF\",\"outcome\":\"%s\",\"detail\":\"It is not in the log.\"}]}"
        .formatted(valid, proof);
  }

  private void answer(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          try {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          } finally {
            exchange.close();
          }
        });
  }
}
