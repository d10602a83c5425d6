package art.painter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.training.TrainingStatus;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following a training over real HTTP. */
class FollowTest {
  private static final Contract CONTRACT =
      new Contract(OpenApiResource.class.getResourceAsStream("openapi.json"));

  @TempDir private static Path work;
  private static RestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new RestServer(work, Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void followsATrainingToItsEnd() throws Exception {
    int closed = server.trainings.closed.get();
    try (BufferedReader events = follow()) {
      assertEvent("STARTING", "1", events);
      server.trainings.tell(Samples.training(TrainingStatus.PROCESSING, "Learns."));
      assertEvent("PROCESSING", "2", events);
      server.trainingResource.beat();
      assertEquals(":", events.readLine().strip());
      server.trainings.tell(Samples.training(TrainingStatus.SUCCEEDED, "Done."));
      assertEvent("SUCCEEDED", "3", events);
      await(() -> server.trainings.closed.get() == closed + 1, "following was not released");
      String rest = events.lines().reduce("", String::concat);
      assertEquals("", rest);
    }
  }

  @Test
  void releasesATrainingWhoseFollowerWentAway() throws Exception {
    int closed = server.trainings.closed.get();
    try (BufferedReader events = follow()) {
      assertEvent("STARTING", "1", events);
    }
    await(
        () -> {
          server.trainingResource.beat();
          return server.trainings.closed.get() == closed + 1;
        },
        "following was not released");
  }

  private static BufferedReader follow() throws Exception {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(
            ("GET /v1/trainings/t1/events HTTP/1.0\r\nHost: x\r\nAuthorization: "
                    + "Bearer "
                    + Samples.TOKEN
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    assertTrue(reader.readLine().contains("200"));
    String line;
    boolean isEvents = false;
    while (!(line = reader.readLine()).isEmpty()) {
      isEvents |= line.toLowerCase().startsWith("content-type: text/event-stream");
    }
    assertTrue(isEvents);
    return reader;
  }

  private static void assertEvent(String status, String id, BufferedReader events)
      throws Exception {
    Map<String, String> fields = new HashMap<>();
    String line;
    while (!(line = events.readLine()).isEmpty() || fields.isEmpty()) {
      if (line.contains(":")) {
        fields.put(line.split(":", 2)[0], line.split(":", 2)[1].strip());
      }
    }
    assertEquals("training", fields.get("event"));
    assertEquals(id, fields.get("id"));
    byte[] data = fields.get("data").getBytes(StandardCharsets.UTF_8);
    CONTRACT.checkSchema("#/components/schemas/Training", data, "event");
    assertEquals(status, new ObjectMapper().readTree(data).get("status").asText());
  }

  private static void await(BooleanSupplier condition, String message) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, message);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
