package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A node's keys and log as a stranger sees them, who believes only what is signed and proven. What
 * it checks it checks by the specifications, not by the platform's code.
 */
final class PublicLog {
  /** DER of "Ed25519 public key" (RFC 8410), which the key's 32 bytes follow. */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI node;
  private final JsonNode keys;

  /** The heads whose signatures were checked, by their notes. */
  private final Map<String, Head> heads = new ConcurrentHashMap<>();

  /** A signed tree head. */
  record Head(String origin, long size, byte[] root) {}

  /** A record that is in the log. */
  record Logged(JsonNode content, byte[] entry, long index, Head head) {}

  private PublicLog(URI node, JsonNode keys) {
    this.node = node;
    this.keys = keys;
  }

  /** The log of a node, with the keys that the node publishes now. */
  static PublicLog of(URI node) {
    return new PublicLog(
        node, json(fetch(node.resolve("/.well-known/jwks.json"), "*/*")).get("keys"));
  }

  /** The same log where it answers now, with the keys that were known before. */
  PublicLog at(URI elsewhere) {
    return new PublicLog(elsewhere, keys);
  }

  JsonNode keys() {
    return keys;
  }

  byte[] get(String path) {
    return fetch(node.resolve(path), "*/*");
  }

  String note() {
    return new String(get("/log/checkpoint"), StandardCharsets.UTF_8);
  }

  Head head() {
    return head(note());
  }

  /** What a note says (C2SP tlog-checkpoint), if the log's key signed it. */
  Head head(String note) {
    return heads.computeIfAbsent(note, this::checked);
  }

  private Head checked(String note) {
    int end = note.indexOf("\n\n") + 1;
    byte[] text = note.substring(0, end).getBytes(StandardCharsets.UTF_8);
    String[] lines = note.split("\n");
    String[] signature = lines[4].split(" ");
    assertTrue(lines.length == 5 && signature[1].equals(lines[0]), note);
    byte[] value = Base64.getDecoder().decode(signature[2]);
    boolean signed = false;
    for (JsonNode key : keys) {
      byte[] id =
          Rfc9162.sha256((lines[0] + "\n\u0001").getBytes(StandardCharsets.UTF_8), bytes(key));
      signed |=
          key.get("purpose").asText().equals("log")
              && Arrays.equals(Arrays.copyOf(id, 4), Arrays.copyOf(value, 4))
              && verifies(key, text, Arrays.copyOfRange(value, 4, value.length));
    }
    assertTrue(signed, () -> "not signed by the log: " + note);
    return new Head(lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
  }

  /** Fails unless the later tree begins with the earlier one. */
  void assertPrefix(Head earlier, Head later) {
    List<byte[]> proof = new ArrayList<>();
    json(get("/log/consistency?from=" + earlier.size() + "&to=" + later.size()))
        .get("hashes")
        .forEach(hash -> proof.add(Base64.getDecoder().decode(hash.asText())));
    assertTrue(
        Rfc9162.consistent(earlier.size(), earlier.root(), later.size(), later.root(), proof),
        () -> "the log of " + later.size() + " does not begin with that of " + earlier.size());
  }

  /** All entries of the log up to a size, read from its tiles and held against the root. */
  List<byte[]> entries(Head head) {
    List<byte[]> entries = new ArrayList<>();
    while (entries.size() < head.size()) {
      int width = (int) Math.min(256, head.size() - entries.size());
      ByteBuffer bundle =
          ByteBuffer.wrap(
              get(
                  "/log/tile/entries/"
                      + tile(entries.size() / 256)
                      + (width < 256 ? ".p/" + width : "")));
      while (bundle.hasRemaining()) {
        byte[] entry = new byte[Short.toUnsignedInt(bundle.getShort())];
        bundle.get(entry);
        entries.add(entry);
      }
    }
    byte[] root = Rfc9162.root(entries.stream().map(Rfc9162::leaf).toList());
    assertTrue(Arrays.equals(head.root(), root), "the entries are those of the signed root");
    return entries;
  }

  private static String tile(long index) {
    String last = "%03d".formatted(index % 1000);
    return index < 1000 ? last : tile(index / 1000).replaceFirst("(\\d+)$", "x$1/") + last;
  }

  /** The portable receipt with this id. */
  JsonNode portable(String id) {
    return json(fetch(node.resolve("/v1/receipts/" + id + "/proof"), "application/json"));
  }

  /** Fails unless the document is signed and, by its own proof, in the log. */
  Logged verified(String jws, String proof) {
    byte[] content = verified(jws);
    String[] parts = proof.split("\n\n", 2);
    List<String> lines = parts[0].lines().toList();
    assertTrue(lines.get(0).equals("c2sp.org/tlog-proof@v1"), proof);
    long index = Long.parseLong(lines.get(1).replace("index ", ""));
    Head head = head(parts[1]);
    byte[] entry = Rfc9162.sha256(content);
    assertTrue(
        Rfc9162.includes(
            Rfc9162.leaf(entry),
            index,
            head.size(),
            lines.stream().skip(2).map(Base64.getDecoder()::decode).toList(),
            head.root()),
        () -> "not in the log: " + proof);
    return new Logged(json(content), entry, index, head);
  }

  /** The content of a compact JWS, if the key that it names signed it. */
  private byte[] verified(String jws) {
    int dot = jws.lastIndexOf('.');
    Base64.Decoder base64 = Base64.getUrlDecoder();
    String[] parts = jws.split("\\.");
    String keyId = json(base64.decode(parts[0])).get("kid").asText();
    for (JsonNode key : keys) {
      if (key.get("kid").asText().equals(keyId)
          && key.get("purpose").asText().equals("records")
          && verifies(
              key,
              jws.substring(0, dot).getBytes(StandardCharsets.US_ASCII),
              base64.decode(parts[2]))) {
        return base64.decode(parts[1]);
      }
    }
    throw new AssertionError("not signed by a key of the node: " + jws);
  }

  private static byte[] bytes(JsonNode key) {
    return Base64.getUrlDecoder().decode(key.get("x").asText());
  }

  private static boolean verifies(JsonNode key, byte[] message, byte[] signature) {
    try {
      byte[] der = Arrays.copyOf(ED25519, ED25519.length + 32);
      System.arraycopy(bytes(key), 0, der, ED25519.length, 32);
      PublicKey publicKey =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(byte[] text) {
    try {
      return Door.JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] fetch(URI address, String accept) {
    try {
      HttpResponse<byte[]> answer =
          HTTP.send(
              HttpRequest.newBuilder(address).header("Accept", accept).build(),
              BodyHandlers.ofByteArray());
      assertTrue(
          answer.statusCode() == 200,
          () -> address + " answered " + answer.statusCode() + ": " + new String(answer.body()));
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
