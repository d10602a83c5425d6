package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jars a running node takes in, over REST, from its shell and from catalogues. */
class TrustIT {
  private static final String TIERS = "art.painter.license.standard";
  private static final String FORMAT = "art.painter.consent.json";
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static Platform platform;
  private static Door operator;
  private static byte[] unsigned;
  private static byte[] signed;
  private static Path signedFormat;

  @BeforeAll
  static void start() throws Exception {
    tool("keytool", "-genkeypair -alias ada -dname CN=Ada -keyalg EC -keystore keys.p12");
    tool("keytool", "-exportcert -alias ada -file ada.cer -keystore keys.p12");
    tool("keytool", "-importcert -noprompt -alias ada -file ada.cer -keystore trust.p12");
    unsigned = Distribution.newer(TIERS);
    signed = Files.readAllBytes(sign(TIERS));
    signedFormat = sign(FORMAT);
    platform =
        Platform.start(
            folder,
            RunningNode.QUICK,
            Map.of(
                "art.painter.plugins.trust",
                "trust.store=" + folder.resolve("trust.p12") + "\n.trust.store.password=changeit\n",
                "art.painter.plugins.catalog",
                "catalogs="
                    + folder.resolve("one.json")
                    + ","
                    + folder.resolve("two.json")
                    + "\n"));
    operator = platform.logIn("operator");
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  private static Path sign(String bundle) throws Exception {
    Path jar = folder.resolve(bundle + ".jar");
    Files.write(jar, Distribution.newer(bundle));
    tool("jarsigner", "-keystore keys.p12 -storepass " + PASSWORD + " " + jar + " ada");
    return jar;
  }

  private static void tool(String name, String arguments) throws Exception {
    String options = name.equals("keytool") ? " -storetype PKCS12 -storepass " + PASSWORD : "";
    String program = Path.of(System.getProperty("java.home"), "bin", name).toString();
    Command.run(folder, (program + " " + arguments + options).split(" ")).succeeded();
  }

  private static Door.Answer upload(byte[] jar) {
    return operator.send(
        "POST",
        "/plugins",
        BodyPublishers.ofByteArray(jar),
        Optional.of("application/java-archive"));
  }

  private static JsonNode plugIn(String id) {
    return StreamSupport.stream(
            operator.get("/plugins").expect(200).get("items").spliterator(), false)
        .filter(plugIn -> plugIn.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode latestSwap() {
    JsonNode swaps = operator.get("/swaps").expect(200).get("items");
    return swaps.get(swaps.size() - 1);
  }

  @Test
  void uploads_need_a_signature_of_somebody_trusted_and_are_taken_back_and_removed() {
    upload(unsigned).refused(409, "plugin.untrusted");
    assertEquals("FAILED", latestSwap().get("outcome").asText());
    assertEquals("shipped", plugIn("demo").get("source").asText());

    JsonNode swap = upload(signed).expect(201);
    assertEquals("CN=Ada", swap.get("signer").asText());
    assertEquals("9.9.9", plugIn("demo").get("version").asText());
    assertEquals("REST", plugIn("demo").get("source").asText());
    assertEquals("UNCHANGED", upload(signed).expect(200).get("outcome").asText());
    assertEquals(3, platform.nobody().get("/license-tiers").expect(200).get("items").size());

    operator.post("/plugins/demo/rollback").expect(200);
    assertEquals("shipped", plugIn("demo").get("source").asText());
    operator.post("/plugins/demo/rollback").refused(409, "plugin.no-previous");
    operator.delete("/plugins/demo").refused(409, "plugin.shipped");
    operator.delete("/plugins/nothing").refused(404, "plugin.not-found");
  }

  @Test
  void a_jar_that_was_changed_after_signing_is_not_even_taken_from_the_shell() throws Exception {
    byte[] changed = signed.clone();
    Path jar = folder.resolve("changed.jar");
    try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(changed));
        var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
        byte[] bytes = in.readAllBytes();
        if (entry.getName().endsWith("DemoTier.class")) {
          bytes[bytes.length - 1] ^= 1;
        }
        out.write(bytes);
      }
    }
    Command.painter("shell", "--data", platform.data().toString(), "painter:upgrade " + jar);
    assertEquals("FAILED", latestSwap().get("outcome").asText());
    assertTrue(latestSwap().get("message").asText().contains("changed"), latestSwap()::toString);
    assertEquals("IN_USE", plugIn("demo").get("state").asText());
  }

  @Test
  void a_catalogue_installs_by_name_what_its_signer_signed() throws Exception {
    String sha256 =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(signedFormat)));
    Files.writeString(
        folder.resolve("one.json"),
        """
        {"format": 1, "name": "one", "plugins": [{"id": "%s", "title": "Plain receipts", "versions": [
          {"version": "9.9.9", "api": "[1.0,2)", "url": "%s", "sha256": "%s", "signer": "CN=Ada"},
          {"version": "10.0.0", "api": "[2.0,3)", "url": "%s", "sha256": "%s"}]}]}
        """
            .formatted(FORMAT, signedFormat.toUri(), sha256, signedFormat.toUri(), sha256));
    Files.writeString(
        folder.resolve("two.json"), "{\"format\": 1, \"name\": \"two\", \"plugins\": []}");
    String offers = platform.shell("painter:catalog");
    assertTrue(offers.contains("9.9.9") && offers.contains("does not fit"), offers);
    String installed = platform.shell("painter:install " + FORMAT);
    assertTrue(installed.contains("DONE"), installed);
    assertEquals("CATALOG", plugIn("json").get("source").asText());
    assertTrue(platform.shell("painter:catalog").contains("(installed)"));
  }
}
