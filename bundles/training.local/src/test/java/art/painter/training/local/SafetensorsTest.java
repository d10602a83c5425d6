package art.painter.training.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SafetensorsTest {

  private final Weights weights =
      new Weights()
          .put("b.first", new float[][] {{1.5f, -2, 0.125f}, {0, 3, -0.0001f}})
          .put("a.second", new float[][] {{7}});

  @Test
  void what_was_written_is_read_to_the_last_bit() throws IOException {
    Safetensors read = read(written(weights, Safetensors.Type.F32));
    assertEquals(Map.of("trigger_word", "TOK_1"), read.metadata());
    assertEquals(
        weights.matrices().keySet().toString(), read.weights().matrices().keySet().toString());
    assertArrayEquals(weights.get("b.first"), read.weights().get("b.first"));
    assertArrayEquals(weights.get("a.second"), read.weights().get("a.second"));
  }

  @Test
  void half_the_size_keeps_three_digits() throws IOException {
    float[][] read = read(written(weights, Safetensors.Type.F16)).weights().get("b.first");
    for (int r = 0; r < read.length; r++) {
      assertArrayEquals(weights.get("b.first")[r], read[r], 1e-3f);
    }
  }

  @Test
  void every_half_survives_the_way_there_and_back() {
    for (int bits = 0; bits < 0x7c00; bits++) {
      assertEquals(bits, Half.of(Half.toFloat((short) bits)) & 0xffff);
      assertEquals(bits | 0x8000, Half.of(Half.toFloat((short) (bits | 0x8000))) & 0xffff);
    }
    assertEquals(65504f, Half.toFloat(Half.of(1e9f)));
  }

  @Test
  void damaged_and_foreign_files_are_refused() throws IOException {
    byte[] file = written(weights, Safetensors.Type.F32);
    for (int length : new int[] {0, 5, 8, 40, file.length - 1}) {
      assertThrows(IOException.class, () -> read(Arrays.copyOf(file, length)), "cut at " + length);
    }
    assertThrows(IOException.class, () -> read(Arrays.copyOf(file, file.length + 1)));
    assertThrows(
        IOException.class,
        () -> read("PK this is a zip file of some kind".getBytes(StandardCharsets.UTF_8)));
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (String damage :
        new String[] {"F32>I64", "[2,3]>[2,9]", "[0,24]>[0,99]", "[2,3]>[-2,-3]"}) {
      String[] change = damage.split(">");
      String changed =
          text.replace(
              change[0],
              change[1] + " ".repeat(Math.max(0, change[0].length() - change[1].length())));
      assertThrows(
          IOException.class, () -> read(changed.getBytes(StandardCharsets.ISO_8859_1)), damage);
    }
    Weights broken = new Weights().put("x", new float[][] {{Float.NaN}});
    assertThrows(IOException.class, () -> read(written(broken, Safetensors.Type.F32)));
  }

  @Test
  void an_adapter_knows_its_base_rank_trigger_and_manifest() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Adapter(Lora.fresh(4, new Random(1)), "TOK_1", "cafe").write(out, Map.of("steps", "9"));
    Map<String, String> metadata = read(out.toByteArray()).metadata();
    assertEquals(BaseWeights.SHA_256, metadata.get("base_model_sha256"));
    assertEquals("4", metadata.get("rank"));
    assertEquals("TOK_1", metadata.get("trigger_word"));
    assertEquals("cafe", metadata.get("manifest_root"));
    assertEquals(4, Lora.rank(Adapter.read(new ByteArrayInputStream(out.toByteArray())).weights()));
  }

  @Test
  void an_adapter_of_another_model_is_refused() throws IOException {
    byte[] foreign = written(weights, Safetensors.Type.F32);
    assertThrows(IOException.class, () -> Adapter.read(new ByteArrayInputStream(foreign)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Weights misfit = Lora.fresh(4, new Random(1));
    misfit.put("head.weight.lora_B", new float[1][4]);
    new Adapter(misfit, "TOK_1", "").write(out, Map.of());
    assertThrows(
        IOException.class, () -> Adapter.read(new ByteArrayInputStream(out.toByteArray())));
  }

  private static byte[] written(Weights weights, Safetensors.Type type) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Safetensors(Map.of("trigger_word", "TOK_1"), weights).write(out, type);
    return out.toByteArray();
  }

  private static Safetensors read(byte[] file) throws IOException {
    return Safetensors.read(new ByteArrayInputStream(file));
  }
}
