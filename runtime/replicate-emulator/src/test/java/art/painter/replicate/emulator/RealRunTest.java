package art.painter.replicate.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From works to images, with the engine. */
class RealRunTest {
  private static Emulator emulator;
  private static Client client;
  private static String model;
  private static JsonNode training;

  @BeforeAll
  static void train() throws IOException {
    emulator = Emulator.start(EmulatorOptions.defaults().withSteps(2).withImageSize(128));
    client = new Client(emulator);
    model = client.model("real");
    String images = client.uploaded(Works.zip());
    String id =
        client
            .post(Client.FAST, Client.training(model, images))
            .expect(201)
            .json()
            .path("id")
            .asText();
    training = client.awaitEnd("/trainings/" + id);
    assertEquals("succeeded", training.path("status").asText(), training::toString);
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  private static byte[] image(String input) throws IOException {
    String version = training.path("output").path("version").asText();
    JsonNode created =
        client
            .post("/predictions", "{\"version\":\"" + version + "\",\"input\":" + input + "}")
            .expect(201)
            .json();
    JsonNode ended = client.awaitEnd("/predictions/" + created.path("id").asText());
    assertEquals("succeeded", ended.path("status").asText(), ended::toString);
    return client.fetch(ended.path("output").path(0).asText()).expect(200).bytes();
  }

  @Test
  void the_version_becomes_the_latest_of_its_model() {
    JsonNode latest = client.get("/models/" + model).json().path("latest_version");
    assertEquals(
        model + ":" + latest.path("id").asText(), training.path("output").path("version").asText());
    JsonNode input = latest.path("openapi_schema").path("components").path("schemas").path("Input");
    assertTrue(input.path("properties").has("lora_scale"));
    assertTrue(training.path("metrics").path("predict_time").asDouble() > 0);
  }

  @Test
  void the_log_is_written_as_by_tqdm() {
    String log = training.path("logs").asText();
    assertTrue(log.contains("Extracted 3 files from zip to input_images\n"), log);
    assertTrue(log.contains("100%|██████████| 1000/1000"), log);
    assertTrue(log.indexOf('\r') > 0);
    assertTrue(log.contains("local preview model"));
  }

  @Test
  void the_archive_holds_real_safetensors() throws IOException {
    String address = training.path("output").path("weights").asText();
    assertTrue(address.endsWith("/flux-lora.tar"));
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream in = new ByteArrayInputStream(client.fetch(address).expect(200).bytes());
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        files.put(e.getName(), tar.readAllBytes());
      }
    }
    byte[] weights = files.get("output/flux_train_replicate/lora.safetensors");
    ByteBuffer buffer = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[(int) buffer.getLong()];
    buffer.get(header);
    JsonNode tensors = Json.MAPPER.readTree(header);
    long end = 0;
    for (JsonNode tensor : tensors) {
      end = Math.max(end, tensor.path("data_offsets").path(1).asLong());
    }
    assertTrue(tensors.size() > 2);
    assertEquals(weights.length - 8 - header.length, end);
    assertTrue(
        new String(files.get("output/flux_train_replicate/config.yaml")).contains("TRIAL_1"));
  }

  @Test
  void images_come_in_the_ordered_shape_and_format_and_again_with_the_same_seed()
      throws IOException {
    String input =
        "{\"prompt\":\"TRIAL_1 a cat\",\"seed\":7,\"aspect_ratio\":\"16:9\",\"output_format\":\"png\"}";
    byte[] png = image(input);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(16 / 9.0, (double) picture.getWidth() / picture.getHeight(), 0.2);
    assertEquals((byte) 0x89, png[0]);
    assertArrayEquals(png, image(input));
    byte[] base = image(input.replace("\"seed\":7", "\"seed\":7,\"lora_scale\":0"));
    assertFalse(Arrays.equals(png, base), "the weights make a difference");
  }

  @Test
  void webp_becomes_jpeg_and_the_log_says_so() throws IOException {
    byte[] jpg = image("{\"prompt\":\"a cat\"}");
    assertEquals((byte) 0xff, jpg[0]);
    assertEquals(128, ImageIO.read(new ByteArrayInputStream(jpg)).getWidth());
    JsonNode newest = client.get("/predictions").json().path("results").path(0);
    assertTrue(newest.path("logs").asText().contains("cannot write webp"));
    assertTrue(newest.path("output").path(0).asText().endsWith("/out-0.jpg"));
  }
}
