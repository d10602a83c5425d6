package art.painter.runtime.driver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.license.LicenseStore;
import art.painter.api.license.Terms;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.receipt.ConsentReceipt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverCommandsTest {
  private final MemoryLog log = new MemoryLog();
  private final Issuer issuer = new Issuer(log);
  private final Map<String, Terms> terms = new ConcurrentHashMap<>();
  private final DriverCommands commands =
      new DriverCommands(
          issuer,
          new LicenseStore() {
            @Override
            public Terms add(Terms added, String text) {
              terms.putIfAbsent(added.hash(), added);
              return terms.get(added.hash());
            }

            @Override
            public Optional<Terms> find(String hash) {
              return Optional.ofNullable(terms.get(hash));
            }

            @Override
            public Optional<String> text(String hash) {
              return Optional.empty();
            }
          },
          log);

  @TempDir Path folder;

  @Test
  void each_acknowledged_receipt_is_a_line_of_the_file() throws Exception {
    Path file = folder.resolve("acknowledged");
    String said = commands.receipts("", 0, 30, 4, file.toString());
    assertTrue(said.startsWith("done=30 failed=0 retried=30 millis="), said);
    assertTrue(said.endsWith(" commits=10"), said);
    List<String> lines = Files.readAllLines(file);
    assertEquals(30, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.matches("[0-9a-f-]{36} [0-9]+")), said);
    assertEquals(
        log.records().stream().map(LogRecord::id).collect(Collectors.toSet()),
        lines.stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet()));
  }

  @Test
  void a_second_run_adds_to_the_file() throws Exception {
    Path file = folder.resolve("acknowledged");
    commands.receipts("", 0, 3, 1, file.toString());
    commands.receipts("", 0, 4, 1, file.toString());
    assertEquals(7, Files.readAllLines(file).size());
  }

  @Test
  void images_are_small_pictures_each_different() throws Exception {
    commands.receipts("", 0, 50, 2, folder.resolve("acknowledged").toString());
    assertEquals(
        50,
        issuer.images().stream().map(image -> HexFormat.of().formatHex(image)).distinct().count());
    for (byte[] image : issuer.images()) {
      assertTrue(image.length > 100 && image.length < 400, image.length + " bytes");
      assertEquals(1, ImageIO.read(new ByteArrayInputStream(image)).getWidth());
      assertChecksums(image);
    }
  }

  /** The JDK's reader does not look at them; others do. */
  private static void assertChecksums(byte[] image) {
    ByteBuffer chunks = ByteBuffer.wrap(image).position(8);
    while (chunks.hasRemaining()) {
      int length = chunks.getInt();
      CRC32 checksum = new CRC32();
      checksum.update(image, chunks.position(), 4 + length);
      assertEquals(
          (int) checksum.getValue(), chunks.position(chunks.position() + 4 + length).getInt());
    }
  }

  @Test
  void receipts_rest_on_the_consent_that_is_given() throws Exception {
    String file = folder.resolve("acknowledged").toString();
    commands.receipts("one-consent", 0, 5, 2, file);
    assertEquals(
        Set.of("one-consent"),
        issuer.receipts().stream().map(ConsentReceipt::consentId).collect(Collectors.toSet()));
    commands.receipts("", 0, 100, 8, file);
    assertEquals(101, issuer.receipts().stream().map(ConsentReceipt::consentId).distinct().count());
  }

  @Test
  void the_license_terms_they_name_are_there_under_the_hash_of_their_words() throws Exception {
    commands.receipts("", 0, 1, 1, folder.resolve("acknowledged").toString());
    String hash = issuer.receipts().iterator().next().termsHash();
    Terms kept = terms.get(hash);
    String words =
        """
        {"tiers": [{"id": "%s", "version": "%s", "title": "%s", "summary": "%s",
          "allowed": [], "forbidden": [], "commercial": %s}], "restricted": [], "note": "%s"}
        """
            .formatted(
                kept.tiers().get(0).id(),
                kept.tiers().get(0).version(),
                kept.tiers().get(0).title(),
                kept.tiers().get(0).summary(),
                kept.tiers().get(0).commercial(),
                kept.note());
    assertEquals(hash, Invention.sha256(canonical(words)));
  }

  @Test
  void bulk_appends_the_records_of_these_numbers() throws Exception {
    String said = commands.bulk(5, 605);
    assertTrue(said.startsWith("done=600 failed=0 retried=0"), said);
    assertEquals(600, log.records().size());
    assertTrue(log.find("bulk-0000005").isPresent() && log.find("bulk-0000604").isPresent());
    commands.bulk(600, 606);
    assertEquals(601, log.records().size());
  }

  @Test
  void bulk_records_are_canonical_and_as_receipts_are() throws Exception {
    commands.bulk(0, 3);
    for (LogRecord record : log.records()) {
      String content = new String(record.content(), StandardCharsets.UTF_8);
      assertEquals(canonical(content), content);
      assertArrayEquals(Invention.sha256(record.content()), record.entry());
      assertEquals(RecordKind.RECEIPT, record.kind());
      assertTrue(content.contains("\"id\":\"" + record.id() + "\""), content);
      assertTrue(content.contains("\"about\":\"" + record.about().orElseThrow() + "\""), content);
      assertTrue(content.contains("\"issuer\":\"driver.example/log\""), content);
      String[] parts = new String(record.document(), StandardCharsets.US_ASCII).split("\\.");
      assertEquals(3, parts.length);
      assertArrayEquals(record.content(), Base64.getUrlDecoder().decode(parts[1]));
      assertEquals(64, Base64.getUrlDecoder().decode(parts[2]).length);
    }
  }

  private static String canonical(String json) throws IOException {
    return new JsonCanonicalizer(json).getEncodedString();
  }
}
