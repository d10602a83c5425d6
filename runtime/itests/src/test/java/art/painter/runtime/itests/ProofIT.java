package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a stranger can prove with an image and its receipt: by the programs of docs/verifying.md, by
 * ours, and by none of them once a bit has changed.
 */
class ProofIT {
  private static final int IMAGES = 3;

  @TempDir private static Path folder;
  private static Desk desk;
  private static Platform platform;
  private static Studio studio;

  /** An artist's job; what came of it lies on a stranger's desk. */
  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder);
    studio = platform.studio("ada").works(100, 12).model("ADA_STYLE_1").verified();
    String version = studio.trained(studio.train()).get("versionId").asText();
    desk = Desk.at(folder.resolve("desk"), platform);
    List<String> outputs =
        IntStream.range(0, IMAGES).mapToObj(seed -> studio.output(version, seed)).toList();
    for (int i = 0; i < IMAGES; i++) {
      String receipt = studio.awaitOutput(outputs.get(i)).at("/image/receiptId").asText();
      desk.put(
          "image-" + i, studio.artist.get("/test-outputs/" + outputs.get(i) + "/image").bytes());
      desk.put(
          "receipt-" + i,
          platform.nobody().get("/receipts/" + receipt + "/proof", "application/json").bytes());
    }
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void every_image_of_a_job_verifies_with_public_tools_alone() throws Exception {
    PublicLog log = platform.log();
    for (int i = 0; i < IMAGES; i++) {
      String image = "image-" + i;
      String receipt = "receipt-" + i;
      PublicLog.Logged logged =
          log.verified(
              desk.json(receipt).get("receipt").asText(), desk.json(receipt).get("proof").asText());
      assertEquals(
          "in the log %s at index %d of %d\n"
              .formatted(logged.head().origin(), logged.index(), logged.head().size()),
          desk.proven(image, receipt));
    }
  }

  @Test
  void our_own_tools_say_the_same() throws Exception {
    for (int i = 0; i < IMAGES; i++) {
      String keys = desk.path(Desk.KEYS);
      Command offline = desk.verify("image-" + i, "receipt-" + i, "--keys", keys);
      assertEquals(0, offline.exit(), offline.output());
      Command online = desk.verify("image-" + i, "receipt-" + i, "--node", platform.node().url());
      assertEquals(0, online.exit(), online.output());

      JsonNode said =
          platform
              .nobody()
              .verify(desk.bytes("image-" + i), desk.bytes("receipt-" + i))
              .expect(200);
      assertTrue(said.get("valid").asBoolean(), said::toString);
      assertEquals(Set.of(), outcomes(said, "FAILS"));
      assertEquals(Set.of(), outcomes(said, "UNKNOWN"));
      assertEquals(said.at("/receipt/image/sha256"), json(said, i).at("/image/sha256"));
    }
    desk.put("bare", desk.json("receipt-0").get("receipt").asText());
    Command bare = desk.verify("image-0", "bare", "--keys", desk.path(Desk.KEYS));
    assertEquals(3, bare.exit(), bare.output());
    JsonNode known =
        platform.nobody().verify(desk.bytes("image-0"), desk.bytes("bare")).expect(200);
    assertEquals("VALID", known.get("verdict").asText(), "the node looks up the proof");
    Command swapped = desk.verify("image-0", "receipt-1", "--keys", desk.path(Desk.KEYS));
    assertEquals(1, swapped.exit(), swapped.output());
    assertEquals(2, desk.verify("image-0", "no-such-file").exit());
  }

  /** The same receipt as the node shows it. */
  private static JsonNode json(JsonNode said, int number) throws IOException {
    String id = said.at("/receipt/id").asText();
    JsonNode shown = platform.nobody().get("/receipts/" + id, "application/json").expect(200);
    assertArrayEquals(
        desk.json("receipt-" + number).get("receipt").asText().getBytes(StandardCharsets.US_ASCII),
        platform.nobody().get("/receipts/" + id, "application/jose").bytes());
    return shown.get("receipt");
  }

  @Test
  void what_is_false_no_tool_takes_for_true() throws Exception {
    assertNotEquals(0, desk.run("sh", "verify.sh", "image-0", "receipt-1", "jwks.json").exit());
    assertNotEquals(
        0, desk.run("node", "verify-jose.mjs", "image-0", "receipt-1", "jwks.json").exit());
    String whole = desk.text("receipt-0");
    desk.put("terms", whole.replace("\"restricted\":[\"ADULT\"", "\"restricted\":[\"HATE\""));
    assertNotEquals(whole, desk.text("terms"));
    assertNotEquals(0, desk.run("sh", "verify.sh", "image-0", "terms", "jwks.json").exit());

    // The log's key in the place of the key of records, and the other way round.
    desk.put(
        "swapped",
        desk.text(Desk.KEYS)
            .replace("\"records\"", "\"?\"")
            .replace("\"log\"", "\"records\"")
            .replace("\"?\"", "\"log\""));
    assertNotEquals(0, desk.run("sh", "verify.sh", "image-0", "receipt-0", "swapped").exit());
    assertNotEquals(
        0, desk.run("node", "verify-jose.mjs", "image-0", "receipt-0", "swapped").exit());
    assertNotEquals(0, desk.run("node", "check-proof.mjs", "receipt-0", "swapped").exit());
  }

  @Test
  void a_proof_that_was_tampered_with_no_program_takes() throws Exception {
    JsonNode good = desk.json("receipt-0");
    String proof = good.get("proof").asText();
    String headline = "c2sp.org/tlog-proof@v1\n";
    int path = proof.indexOf('\n', headline.length()) + 1;
    for (String wrong :
        List.of(
            proof.replaceFirst("index \\d+", "index 0"),
            proof.replace(headline, "index 0\n"),
            proof.replace(headline, headline + "index 0\n"),
            proof.replace(headline, "index 0\n" + headline),
            proof.replace(headline, ""),
            proof.replace("@v1\n", "@v2\n"),
            proof.replace("index ", "index 0"),
            proof.replace("index ", "index  "),
            proof.replace("index ", "index -"),
            proof.replaceFirst("(index \\d+)", "$1.0"),
            proof.substring(0, path) + proof.substring(proof.indexOf('\n', path) + 1),
            proof.substring(0, path) + "A".repeat(43) + "=\n" + proof.substring(path),
            proof.substring(0, proof.lastIndexOf("\n\n") + 2),
            proof.replaceFirst("\n(\\d+)\n", "\n1$1\n"),
            desk.json("receipt-1").get("proof").asText())) {
      assertNotEquals(proof, wrong);
      desk.put("wrong", wrong, good.get("receipt").asText(), good.get("terms").toString());
      desk.disproven("wrong");
    }
  }

  @Test
  void a_consents_own_record_verifies_and_proves_each_work() throws Exception {
    String at = studio.at("/consent/" + studio.consentId());
    String own = "/records/" + studio.consentId();
    String record = studio.artist.get(own, "application/jose").text();
    String proof = studio.artist.get(own + "/proof", "text/plain").text();
    for (Door other : List.of(platform.nobody(), platform.nobody().join("reader", "ARTIST"))) {
      other.get(own).refused(404, "record.not-found");
      other.get(own + "/proof").refused(404, "record.not-found");
    }
    PublicLog.Logged logged = platform.log().verified(record, proof);
    assertEquals("CONSENT", logged.content().get("kind").asText());
    desk.put("consent", proof, record, "{}");
    desk.run("node", "check-proof.mjs", "consent", "jwks.json").succeeded();

    String root = logged.content().at("/manifest/root").asText();
    for (String work : studio.artworkIds) {
      JsonNode proven = studio.artist.get(at + "/works/" + work + "/proof").expect(200);
      byte[] file = studio.artist.get("/artworks/" + work + "/content").bytes();
      assertTrue(leads(proven, Rfc9162.sha256(file), root), proven::toString);
      assertFalse(leads(proven, Rfc9162.sha256(Pictures.png(1)), root));
      assertFalse(logged.content().toString().contains(hex(Rfc9162.sha256(file))));
    }
    assertFalse(logged.content().toString().contains("@example.org"));
  }

  private static boolean leads(JsonNode proven, byte[] sha256, String root) {
    List<byte[]> path = new ArrayList<>();
    proven.get("path").forEach(hash -> path.add(bytes(hash.asText())));
    return Rfc9162.includes(
        Rfc9162.leaf(Rfc9162.sha256(bytes(proven.get("salt").asText()), sha256)),
        proven.get("index").asLong(),
        proven.get("size").asLong(),
        path,
        bytes(root));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void a_monitor_sees_the_log_grow_and_nothing_else() throws Exception {
    String url = platform.node().url() + "/log";
    String key = new String(platform.log().get("/log/key"), StandardCharsets.UTF_8).strip();
    String first = desk.run("node", "monitor.mjs", url, key, "seen.txt").succeeded();
    studio.artist.put(studio.at("/license"), Studio.TERMS.replace("NFT", "HATE")).expect(200);
    String second = desk.run("node", "monitor.mjs", url, key, "seen.txt").succeeded();
    assertNotEquals(first, second, "a grant came in");
    assertTrue(second.matches("\\d+ records, all as signed\n"), second);
    String seen = desk.text("seen.txt");
    assertEquals(platform.log().note(), seen);
    desk.put("seen.txt", seen.replaceFirst("\n(\\d)", "\n1$1"));
    assertNotEquals(0, desk.run("node", "monitor.mjs", url, key, "seen.txt").exit());
  }

  @Test
  void an_image_with_a_changed_bit_is_another_image() throws Exception {
    byte[] receipt = desk.bytes("receipt-0");
    tampered(desk.bytes("image-0"), Set.of("IMAGE"), (door, image) -> door.verify(image, receipt));
  }

  @Test
  void a_receipt_with_a_changed_bit_is_none_or_is_not_signed() throws Exception {
    byte[] image = desk.bytes("image-0");
    JsonNode good = desk.json("receipt-0");
    byte[] proof = good.get("proof").asText().getBytes(StandardCharsets.UTF_8);
    tampered(
        good.get("receipt").asText().getBytes(StandardCharsets.US_ASCII),
        Set.of("RECEIPT", "SIGNATURE", "KEY"),
        (door, jws) ->
            door.verify(image, Tampering.portable(proof, jws, good.get("terms").toString())));
  }

  @Test
  void a_proof_with_a_changed_bit_proves_nothing() throws Exception {
    byte[] image = desk.bytes("image-0");
    JsonNode good = desk.json("receipt-0");
    byte[] jws = good.get("receipt").asText().getBytes(StandardCharsets.US_ASCII);
    String[] parts = good.get("proof").asText().split("(?<=\n\n)", 2);
    byte[] proof = parts[0].getBytes(StandardCharsets.UTF_8);
    byte[] note = parts[1].getBytes(StandardCharsets.UTF_8);
    BiFunction<byte[], byte[], byte[]> whole =
        (p, n) -> {
          byte[] all = Arrays.copyOf(p, p.length + n.length);
          System.arraycopy(n, 0, all, p.length, n.length);
          return Tampering.portable(all, jws, good.get("terms").toString());
        };
    tampered(
        proof,
        Set.of("PROOF", "RECEIPT"),
        (door, changed) -> door.verify(image, whole.apply(changed, note)));
    tampered(
        note,
        Set.of("CHECKPOINT", "RECEIPT"),
        (door, changed) -> door.verify(image, whole.apply(proof, changed)));
  }

  /**
   * Fails unless the node refuses every change, and for the right reason. Where a line ended, one
   * part may have become another.
   */
  private static void tampered(
      byte[] part, Set<String> suspects, BiFunction<Door, byte[], Door.Answer> ask) {
    Door door = platform.nobody();
    int changes =
        Tampering.flip(
            part,
            changed -> {
              JsonNode said = ask.apply(door, changed.bytes()).expect(200);
              assertFalse(said.get("valid").asBoolean(), () -> changed.what() + ": " + said);
              Set<String> failing = outcomes(said, "FAILS");
              assertTrue(
                  failing.stream().anyMatch(suspects::contains)
                      || changed.original() == '\n' && failing.contains("CHECKPOINT"),
                  () -> changed.what() + ": " + said);
            });
    assertTrue(changes >= 500, changes + " changes");
  }

  private static Set<String> outcomes(JsonNode said, String outcome) {
    Set<String> subjects = new TreeSet<>();
    for (JsonNode check : said.get("checks")) {
      if (check.get("outcome").asText().equals(outcome)) {
        subjects.add(check.get("check").asText());
      }
    }
    return subjects;
  }
}
