package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A stranger's desk: the keys of a node, images with their receipts, and the programs of
 * docs/verifying.md.
 */
final class Desk {
  static final String KEYS = "jwks.json";
  private static final Path SCRIPTS = Path.of("src/test/js");

  private final Path folder;

  private Desk(Path folder) {
    this.folder = folder;
  }

  static Desk at(Path folder, Platform platform) throws Exception {
    Desk desk = new Desk(Files.createDirectory(folder));
    Handbook.write(folder);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
    }
    desk.run("npm", "ci", "--no-audit", "--no-fund").succeeded();
    desk.put(KEYS, platform.log().get("/.well-known/jwks.json"));
    return desk;
  }

  void put(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  void put(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** Puts a portable receipt there, made of these parts. */
  void put(String name, String proof, String receipt, String terms) throws IOException {
    put(
        name,
        Tampering.portable(
            proof.getBytes(StandardCharsets.UTF_8),
            receipt.getBytes(StandardCharsets.UTF_8),
            terms));
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  JsonNode json(String name) throws IOException {
    return Door.JSON.readTree(bytes(name));
  }

  /** Runs a public tool, or one of the programs. */
  Command run(String... words) throws IOException, InterruptedException {
    return Command.run(folder, words);
  }

  /**
   * Runs every program that verifies an image by its receipt, and fails unless each says that it is
   * good.
   *
   * @return what check-proof.mjs said
   */
  String proven(String image, String receipt) throws IOException, InterruptedException {
    String said = run("sh", "verify.sh", image, receipt, KEYS).succeeded();
    assertTrue(said.contains(image + ": OK") && said.contains("terms: OK"), said);
    String jose = run("node", "verify-jose.mjs", image, receipt, KEYS).succeeded();
    assertTrue(jose.contains(" allowed it: "), jose);
    String proof = run("node", "check-proof.mjs", receipt, KEYS).succeeded();
    String key = run("node", "check-key.mjs", receipt, KEYS).succeeded();
    assertTrue(key.startsWith(proof) && key.endsWith(", not compromised\n"), key);
    return proof;
  }

  /** Fails unless neither program believes the proof that comes with a receipt. */
  void disproven(String receipt) throws IOException, InterruptedException {
    for (String program : List.of("check-proof.mjs", "check-key.mjs")) {
      Command refused = run("node", program, receipt, KEYS);
      assertEquals(1, refused.exit(), () -> program + " takes " + refused.output());
    }
  }

  /** Runs {@code painter verify}. */
  Command verify(String image, String receipt, String... more)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(folder.resolve(image).toString());
    words.add(folder.resolve(receipt).toString());
    words.addAll(List.of(more));
    return Command.painter("verify", words.toArray(String[]::new));
  }

  /** Where a file lies. */
  String path(String name) {
    return folder.resolve(name).toString();
  }
}
