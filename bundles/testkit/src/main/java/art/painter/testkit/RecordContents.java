package art.painter.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** What records say, as canonical JSON (RFC 8785), and what is no record at all. */
final class RecordContents {
  private static final int LARGE = 200_000;
  private static final int HUGE = 4_000_000;

  // RFC 7515, appendix A.1.1: signed, but with a shared secret.
  private static final String HS256 =
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
          + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
          + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  // RFC 7519, section 6.1: not signed at all.
  private static final String UNSECURED =
      "eyJhbGciOiJub25lIn0"
          + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
          + ".";

  private RecordContents() {}

  /** So short that each bit of its document can be changed in turn. */
  static byte[] brief() {
    return utf8("{\"about\":\"con-1\",\"form\":2,\"kind\":\"RECEIPT\",\"n\":[12]}");
  }

  private static Named<byte[]> receipt() {
    return content(
        "a receipt",
        """
        {"about":"con-1","artist":{"id":"acc-1","name":"Cheri"},"form":2,"id":"rec-1",\
        "image":{"bytes":70,"mediaType":"image/png","sha256":"%s"},\
        "issued":"2026-11-23T10:15:30Z","kind":"RECEIPT","restrictions":["HATE","NFT"],\
        "salt":"000102030405060708090a0b0c0d0e0f"}"""
            .formatted(Samples.sha256("image")));
  }

  static Stream<Named<byte[]>> contents() {
    return Stream.of(
        receipt(),
        content("nothing but its form", "{\"form\":2}"),
        content("of nothing", "{\"a\":[],\"b\":{},\"c\":\"\",\"d\":[{},[]],\"form\":2}"),
        content("numbers", "{\"form\":2,\"n\":[0,-1,9007199254740991,true,false]}"),
        content("many scripts", "{\"form\":2,\"Ünïcode\":\"Zoë 画家 \u2028 \ufdd0 😂\"}"),
        // RFC 8785, section 3.2.3: names are in the order of their UTF-16 code units.
        content(
            "names in order",
            "{\"1\":1,\"form\":2,\"\u00f6\":3,\"\u20ac\":4,\"\ud83d\ude02\":5,\"\ufb33\":6}"),
        content("quotes", "{\"form\":2,\"t\":\"\\\"}, \\\"artist\\\": \\\"\\\\/ </script>'\"}"),
        content(
            "controls", "{\"form\":2,\"t\":\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\u007f\u0085\"}"),
        content("dots and padding", "{\"form\":2,\"t\":\"a.b.c==\"}"),
        content("depth", "{\"deep\":" + "[".repeat(30) + "]".repeat(30) + ",\"form\":2}"),
        content("200 KB", "{\"form\":2,\"t\":\"" + "äb".repeat(LARGE / 3) + "\"}"));
  }

  /** No format takes these for what it wrote itself. */
  static Stream<Named<byte[]>> junk() {
    return Stream.of(
        Named.of("nothing", new byte[0]),
        Named.of("a zero", new byte[1]),
        Named.of("random bytes", random(500)),
        Named.of("many random bytes", random(HUGE)),
        Named.of("invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}),
        Named.of("PNG", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
        Named.of("COSE", new byte[] {(byte) 0xd2, (byte) 0x84, 0x43, (byte) 0xa1, 1, 0x27}),
        content("an empty object", "{}"),
        content("a list", "[\"form\",2]"),
        content("a text", "\"form\""),
        content("XML", "<?xml version=\"1.0\"?><form>2</form>"),
        content("an HMAC of RFC 7515", HS256),
        content("an unsecured token of RFC 7519", UNSECURED),
        content("dots", "..."),
        content("no parts", ".."),
        content(
            "portable", "{\"proof\":\"c2sp.org/tlog-proof@v1\\n\",\"receipt\":\"\",\"terms\":{}}"),
        content("JWS as JSON", "{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"AA\"}"),
        content("many dots", ".".repeat(HUGE)),
        content("many letters", "A".repeat(HUGE)),
        content("many digits", "{\"n\":" + "9".repeat(HUGE) + "}"),
        content("an endless text", "{\"form\":\"" + "a".repeat(HUGE)));
  }

  /** Well-formed or not, these may cost more to read than they are worth. */
  static List<byte[]> deep() {
    int levels = HUGE / 10;
    return List.of(
        utf8("[".repeat(levels)),
        utf8("{\"form\":".repeat(levels)),
        utf8("{\"form\":2,\"x\":" + "[".repeat(levels) + "]".repeat(levels) + "}"),
        utf8("{\"form\":" + "{\"form\":".repeat(levels) + "2" + "}".repeat(levels) + "}"),
        utf8("e30." + "W1tb".repeat(levels / 10) + ".AA"));
  }

  private static Named<byte[]> content(String name, String json) {
    return Named.of(name, utf8(json));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(20261123).nextBytes(bytes);
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
