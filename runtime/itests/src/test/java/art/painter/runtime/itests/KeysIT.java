package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys of a running node, which are exchanged, are stolen, and lie encrypted on its disk: what a
 * stranger then concludes by the programs of docs/verifying.md.
 */
class KeysIT {
  private static final String PID = "art.painter.consent.keys";
  private static final String PASSPHRASE = ".passphrase = correct horse battery staple\n";
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

  @TempDir private Path folder;
  private Platform platform;
  private Desk desk;

  @BeforeEach
  void start() throws Exception {
    platform = Platform.start(folder, RunningNode.QUICK, Map.of(PID, PASSPHRASE));
    desk = Desk.at(folder.resolve("desk"), platform);
    platform.shell(
        "painter:upgrade "
            + Distribution.HOME.resolve("lib/art.painter.runtime.driver.jar").toString());
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  @Test
  void what_a_key_signed_is_judged_by_its_history() throws Exception {
    issue("first");
    String stolen = keyOf("first");
    String since = Instant.now().toString();
    issue("forged");
    platform.shell("painter:rotate-key");
    issue("second");
    assertEquals(stolen, keyOf("forged"));
    assertNotEquals(stolen, keyOf("second"));
    fetchKeys();
    for (String receipt : List.of("first", "forged", "second")) {
      desk.proven("image-" + receipt, receipt);
    }
    refusedForItsTimes("second");

    platform.shell("painter:compromise-key " + stolen + " " + since);
    fetchKeys();
    assertEquals("compromised later", judged("first").succeeded().split(", ")[1].strip());
    String forged = judged("forged").output();
    assertTrue(forged.contains("The key was in other hands by then: compromised"), forged);
    assertEquals(1, judged("forged").exit());
    desk.run("node", "check-proof.mjs", "forged", Desk.KEYS).succeeded();
    desk.proven("image-second", "second");
    assertEquals(1, verified("forged").exit());
    assertEquals(0, verified("first").exit());

    assertEncrypted();
    platform.node().stop();
    Path config = platform.config().resolve(PID + ".cfg");
    Files.writeString(config, ".passphrase =\n");
    assertDoesNotStart();
    Files.writeString(config, PASSPHRASE);
    platform.launch();
    issue("third");
    assertEquals(keyOf("second"), keyOf("third"));
    desk.proven("image-third", "third");
  }

  private void refusedForItsTimes(String receipt) throws Exception {
    for (Map.Entry<String, String> time :
        Map.of("from", "2126-01-01T00:00:00Z", "until", "2026-01-01T00:00:00Z").entrySet()) {
      JsonNode keys = desk.json(Desk.KEYS);
      for (JsonNode key : keys.get("keys")) {
        ((ObjectNode) key).put(time.getKey(), time.getValue());
      }
      desk.put("other-times", keys.toString());
      Command refused = desk.run("node", "check-key.mjs", receipt, "other-times");
      assertEquals(1, refused.exit(), refused.output());
      assertTrue(refused.output().contains("The key was not in use then."), refused.output());
    }
  }

  /** The node waits for its keys for a while, and then ends; here it is ended. */
  private void assertDoesNotStart() throws Exception {
    Path address = platform.data().resolve("run/painter.address");
    Files.deleteIfExists(address);
    RunningNode node =
        RunningNode.launch(
            platform.data(),
            "--port",
            "0",
            "--data",
            platform.data().toString(),
            "--config",
            platform.config().toString());
    long end = System.nanoTime() + LIMIT;
    while (!node.output().contains("It is encrypted, and no passphrase is configured.")) {
      assertTrue(System.nanoTime() < end && !Files.exists(address), "it starts");
      TimeUnit.MILLISECONDS.sleep(50);
    }
    node.kill();
    assertFalse(Files.exists(address), "it serves without its keys");
  }

  private void assertEncrypted() throws IOException {
    try (Stream<Path> files = Files.list(platform.data().resolve("keys"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).contains("\"d\""), file::toString);
      }
    }
  }

  private Command judged(String receipt) throws Exception {
    return desk.run("node", "check-key.mjs", receipt, Desk.KEYS);
  }

  private Command verified(String receipt) throws Exception {
    return desk.verify("image-" + receipt, receipt, "--keys", desk.path(Desk.KEYS));
  }

  private void fetchKeys() throws IOException {
    desk.put(Desk.KEYS, platform.log().get("/.well-known/jwks.json"));
  }

  /** Has a receipt issued, and puts it and its image on the desk. */
  private void issue(String name) throws Exception {
    Path file = folder.resolve(name);
    String done = platform.shell("driver:receipts 1 1 " + file);
    assertTrue(done.contains("done=1"), done);
    String id = Files.readString(file).split(" ")[0];
    desk.put(name, platform.log().get("/v1/receipts/" + id + "/proof"));
    String sha256 =
        platform
            .nobody()
            .get("/receipts/" + id, "application/json")
            .expect(200)
            .at("/receipt/image/sha256")
            .asText();
    Path blobs = platform.data().resolve("blobs");
    desk.put(
        "image-" + name,
        Files.readAllBytes(
            blobs.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256)));
  }

  private String keyOf(String receipt) throws IOException {
    String header = desk.json(receipt).get("receipt").asText().split("\\.")[0];
    return Door.JSON.readTree(Base64.getUrlDecoder().decode(header)).get("kid").asText();
  }
}
