package art.painter.replicate.emulator;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests against an emulator of their own. */
abstract class RunningEmulator {
  Emulator emulator;
  Client client;

  @BeforeEach
  void start() throws IOException {
    emulator =
        Emulator.start(
            EmulatorOptions.defaults()
                .withSteps(1)
                .withImageSize(128)
                .withRetention(Duration.ofMinutes(30)));
    client = new Client(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  /** A training of this model that has succeeded without the engine. */
  String fabricated(String model) {
    String id =
        client
            .control("POST", "/trainings", "{\"destination\":\"" + model + "\"}")
            .expect(201)
            .json()
            .path(0)
            .asText();
    client.control("POST", "/trainings/" + id, "{\"status\":\"succeeded\"}").expect(200);
    return id;
  }
}
