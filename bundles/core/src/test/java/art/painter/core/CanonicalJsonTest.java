package art.painter.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void what_says_the_same_has_the_same_bytes() {
    assertEquals(
        "{\"a\":[1,true,\"ö\\n\"],\"b\":{\"é\":0,\"\uD83D\uDE00\":9007199254740991,\"\uFB33\":\"\"}}",
        new String(
            CanonicalJson.of(
                Map.of(
                    "b", Map.of("\uFB33", "", "é", 0, "\uD83D\uDE00", 9007199254740991L),
                    "a", List.of(1, true, "ö\n"))),
            StandardCharsets.UTF_8));
  }

  @Test
  void what_it_reads_it_writes_again_byte_for_byte() {
    byte[] bytes = utf8("{\"a\":[1,{\"b\":\"\\u0001€\"}],\"c\":false}");
    assertArrayEquals(bytes, CanonicalJson.of(CanonicalJson.read(bytes).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{\"a\": 1}",
        "{\"a\":1}\n",
        "{\"a\":1} {\"a\":1}",
        "{\"b\":1,\"a\":1}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":-0}",
        "{\"a\":1e999}",
        "{\"a\":9007199254740993}",
        "{\"a\":\"\\u00e9\"}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"\\ud800\"}",
        "\uFEFF{\"a\":1}",
        "{\"a\":1",
        "{a:1}",
        "{\"a\":NaN}"
      })
  void what_is_written_in_another_way_is_not_read(String other) {
    assertTrue(CanonicalJson.read(utf8(other)).isEmpty());
  }

  @Test
  void other_encodings_are_not_read() {
    assertTrue(CanonicalJson.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16BE)).isEmpty());
    assertTrue(CanonicalJson.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)).isEmpty());
    assertTrue(
        CanonicalJson.read(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'})
            .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 1000, 130_000})
  void what_is_nested_without_end_is_not_read(int depth) {
    assertTrue(CanonicalJson.read(utf8("[".repeat(depth) + "]".repeat(depth))).isEmpty());
    assertTrue(CanonicalJson.read(utf8("[".repeat(depth))).isEmpty());
    assertTrue(CanonicalJson.read(utf8("{\"a\":".repeat(depth))).isEmpty());
  }

  @Test
  void any_bytes_are_answered() {
    Random random = new Random(7);
    byte[] good = utf8("{\"a\":[1,{\"b\":\"c\"}],\"d\":false}");
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      CanonicalJson.read(bytes).ifPresent(tree -> assertArrayEquals(bytes, CanonicalJson.of(tree)));
    }
  }
}
