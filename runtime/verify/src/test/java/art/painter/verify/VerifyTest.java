package art.painter.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.receipt.Receipts;
import art.painter.testkit.Samples;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTest {
  private final IssuedReceipt issued = new IssuedReceipt();

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.write(folder.resolve("image.png"), IssuedReceipt.IMAGE);
    Files.write(folder.resolve("receipt.json"), issued.portable());
    Files.writeString(folder.resolve("jwks.json"), issued.jwks());
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private Run run(String... arguments) {
    return Run.of(folder.resolve("data"), new byte[0], Duration.ofSeconds(5), arguments);
  }

  private Run verify(String... options) {
    String[] arguments = new String[options.length + 4];
    System.arraycopy(
        new String[] {file("image.png"), file("receipt.json"), "--keys", file("jwks.json")},
        0,
        arguments,
        0,
        4);
    System.arraycopy(options, 0, arguments, 4, options.length);
    return run(arguments);
  }

  private static void refused(Run run, String words) {
    assertEquals(2, run.code(), run.toString());
    assertEquals("", run.out());
    assertTrue(run.err().contains(words), run.err());
  }

  @Test
  void a_receipt_with_its_proof_and_terms_is_valid_offline() {
    Run run = verify();
    assertEquals(0, run.code(), run.toString());
    List<String> lines = run.out().lines().toList();
    List<String> subjects =
        List.of("receipt", "image", "signature", "key", "checkpoint", "proof", "terms");
    for (int i = 0; i < subjects.size(); i++) {
      assertTrue(lines.get(i).startsWith("holds    " + subjects.get(i) + ": "), run.out());
    }
    assertTrue(lines.get(7).startsWith("unknown  consent: "), run.out());
    String last = lines.get(lines.size() - 1);
    assertTrue(last.startsWith("VALID: ") && last.contains("Maria Vogel"), last);
    assertTrue(last.endsWith("Not known: consent."), last);
    assertTrue(run.out().contains("The public keys are from the file " + file("jwks.json")));
    assertEquals("", run.err());
  }

  @Test
  void a_document_alone_is_not_proven() throws IOException {
    Files.write(folder.resolve("receipt.json"), issued.document());
    Run run = verify();
    assertEquals(3, run.code(), run.toString());
    assertTrue(run.out().contains("\nNOT PROVEN: "), run.out());
    assertTrue(run.out().contains("/v1/receipts/" + IssuedReceipt.ID + "/proof"), run.out());
    assertFalse(run.out().contains("FAILS"), run.out());
    assertTrue(run.out().contains("unknown  proof: "), run.out());
    assertTrue(run.out().contains("unknown  terms: "), run.out());
  }

  @Test
  void a_record_that_is_no_receipt_is_verified_without_an_image() throws IOException {
    Files.writeString(
        folder.resolve("withdrawal.json"),
        issued.withdrawal(Samples.NOW, IssuedReceipt.CONSENT, issued.content()));
    String keys = file("jwks.json");
    Run run = run(file("withdrawal.json"), "--keys", keys);
    assertEquals(0, run.code(), run.toString());
    assertTrue(run.out().contains("the record of a withdrawal of consent"), run.out());
    assertTrue(run.out().contains("VALID: this withdrawal is signed and in the public log"));
    assertFalse(run.out().contains("image: "), run.out());
    Run withImage = run(file("image.png"), file("withdrawal.json"), "--keys", keys);
    assertEquals(1, withImage.code(), withImage.toString());
    assertTrue(withImage.out().contains("FAILS    image: "), withImage.out());
    Run receipt = run(file("receipt.json"), "--keys", keys);
    assertEquals(1, receipt.code(), receipt.toString());
    assertTrue(receipt.out().contains("unknown  image: "), receipt.out());
  }

  @Test
  void line_ends_behind_the_receipt_are_not_of_it() throws IOException {
    Files.writeString(
        folder.resolve("receipt.json"),
        new String(issued.portable(), StandardCharsets.UTF_8) + "\r\n\n");
    assertEquals(0, verify().code());
  }

  @Test
  void the_receipt_can_come_from_standard_input() {
    Run run =
        Run.of(
            folder,
            issued.portable(),
            Duration.ofSeconds(5),
            file("image.png"),
            "-",
            "--keys",
            file("jwks.json"));
    assertEquals(0, run.code(), run.toString());
  }

  @Test
  void another_image_is_not_valid() throws IOException {
    Files.write(folder.resolve("image.png"), new byte[] {1});
    Run run = verify();
    assertEquals(1, run.code());
    assertTrue(run.out().contains("FAILS    image: "), run.out());
    assertTrue(run.out().strip().endsWith("not good for this image (image)."), run.out());
  }

  @Test
  void a_large_image_is_read_as_a_stream() throws IOException {
    // With a hole in it, which takes no space on the disk.
    try (var channel =
        Files.newByteChannel(folder.resolve("image.png"), java.nio.file.StandardOpenOption.WRITE)) {
      channel.position(300_000_000).write(java.nio.ByteBuffer.wrap(new byte[] {1}));
    }
    assertEquals(1, verify().code());
  }

  @Test
  void a_changed_letter_of_the_receipt_is_not_valid() throws IOException {
    byte[] changed = issued.document();
    int signature = changed.length - 20;
    changed[signature] = (byte) (changed[signature] == 'A' ? 'B' : 'A');
    Files.write(folder.resolve("receipt.json"), changed);
    Run run = verify();
    assertEquals(1, run.code());
    assertTrue(run.out().contains("FAILS    signature: "), run.out());
    assertTrue(run.out().contains("NOT VALID"), run.out());
  }

  @Test
  void a_receipt_that_nobody_signed_is_not_valid() throws IOException {
    Files.write(folder.resolve("receipt.json"), issued.content());
    Run run = verify();
    assertEquals(1, run.code());
    assertTrue(run.out().contains("FAILS    signature: "), run.out());
  }

  @Test
  void something_else_is_no_receipt() throws IOException {
    Files.writeString(folder.resolve("receipt.json"), "hello");
    Run run = verify();
    assertEquals(1, run.code());
    assertTrue(run.out().contains("FAILS    receipt: "), run.out());
  }

  @Test
  void the_keys_of_another_node_make_nothing_valid() throws IOException {
    Files.writeString(folder.resolve("jwks.json"), new IssuedReceipt().jwks());
    Run run = verify();
    assertEquals(1, run.code());
    assertTrue(run.out().contains("FAILS    key: "), run.out());
    assertTrue(run.out().contains("FAILS    checkpoint: "), run.out());
  }

  @Test
  void a_node_on_this_machine_has_the_keys() throws IOException {
    Path keys = Files.createDirectories(folder.resolve("data").resolve("keys"));
    Files.writeString(keys.resolve("jwks.json"), issued.jwks());
    Run run = run(file("image.png"), file("receipt.json"));
    assertEquals(0, run.code(), run.toString());
    assertTrue(run.out().contains(keys.resolve("jwks.json").toString()), run.out());
    assertEquals(
        0,
        Run.of(
                folder.resolve("elsewhere"),
                new byte[0],
                Duration.ofSeconds(5),
                "--data",
                file("data"),
                file("image.png"),
                file("receipt.json"))
            .code());
  }

  @Test
  void without_keys_it_says_how_to_give_them() {
    refused(run(file("image.png"), file("receipt.json")), "--keys FILE");
  }

  @Test
  void programs_read_json() throws IOException {
    Run run = verify("--json");
    assertEquals(0, run.code());
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertTrue(answer.path("valid").asBoolean());
    assertEquals("VALID", answer.path("verdict").asText());
    assertEquals(8, answer.path("checks").size());
    assertEquals("RECEIPT", answer.at("/checks/0/check").asText());
    assertEquals("HOLDS", answer.at("/checks/0/outcome").asText());
    assertFalse(answer.at("/checks/0/detail").asText().isEmpty());
    assertEquals(2, answer.at("/keys/count").asInt());
    assertEquals(IssuedReceipt.ID, answer.at("/receipt/id").asText());
  }

  @Test
  void json_tells_what_is_not_proven() throws IOException {
    Files.write(folder.resolve("receipt.json"), issued.document());
    Run run = verify("--json");
    assertEquals(3, run.code());
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertFalse(answer.path("valid").asBoolean(true));
    assertEquals("NOT_PROVEN", answer.path("verdict").asText());
  }

  @Test
  void json_also_tells_what_is_not_valid() throws IOException {
    Files.writeString(folder.resolve("receipt.json"), "hello");
    Run run = verify("--json");
    assertEquals(1, run.code());
    JsonNode answer = new ObjectMapper().readTree(run.out());
    assertFalse(answer.path("valid").asBoolean(true));
    assertTrue(answer.path("receipt").isMissingNode());
  }

  @Test
  void a_name_cannot_steer_the_terminal_or_pass_itself_off_as_a_line() throws IOException {
    IssuedReceipt hostile =
        new IssuedReceipt("id", "Eve\u001b[2J\nholds    consent: \u202eyes\u0085");
    Files.write(folder.resolve("receipt.json"), hostile.portable());
    Files.writeString(folder.resolve("jwks.json"), hostile.jwks());
    Run run = verify();
    assertEquals(0, run.code());
    assertTrue(run.out().contains("Eve?[2J?holds    consent: ?yes?"), run.out());
    assertEquals(1, run.out().lines().filter(line -> line.contains(" consent: ")).count() - 1);
  }

  @Test
  void a_member_of_the_file_cannot_pass_itself_off_as_a_line() throws IOException {
    Files.writeString(
        folder.resolve("receipt.json"), "{\"\\nholds    image: \":1,\"receipt\":\"\"}");
    Run run = verify();
    assertEquals(1, run.code());
    assertTrue(run.out().lines().noneMatch(line -> line.startsWith("holds")), run.out());
  }

  @Test
  void files_that_cannot_be_read_are_named() throws IOException {
    String keys = file("jwks.json");
    refused(run(file("nothing"), file("receipt.json"), "--keys", keys), "no image");
    refused(run(file("image.png"), file("nothing"), "--keys", keys), "no receipt");
    refused(run(file("image.png"), file("receipt.json"), "--keys", file("no")), "no key file");
    refused(run(folder.toString(), file("receipt.json"), "--keys", keys), "is a folder");
    refused(run(file("image.png"), folder.toString(), "--keys", keys), "is a folder");
    refused(run(file("image.png"), file("receipt.json"), "--keys", folder.toString()), "key file");
    Files.write(folder.resolve("empty"), new byte[0]);
    refused(run(file("image.png"), file("empty"), "--keys", keys), "empty");
    Files.write(folder.resolve("large"), new byte[Receipts.MOST_BYTES + 1]);
    refused(run(file("image.png"), file("large"), "--keys", keys), "larger than");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"RSA\"}]}", "["})
  void a_key_file_that_is_none_is_named(String text) throws IOException {
    Files.writeString(folder.resolve("jwks.json"), text);
    refused(verify(), "no public keys of a node in the file " + file("jwks.json"));
  }

  @Test
  void wrong_usage_says_what_is_right() {
    refused(run(), "Usage: painter verify IMAGE RECEIPT");
    refused(run("--help"), "Usage: painter verify IMAGE RECEIPT");
    refused(run("--json"), "two files");
    refused(run("a", "b", "c"), "two files");
    refused(run("a", "b", "--keys"), "--keys needs a value");
    refused(run("a", "b", "--key", "c"), "Unknown option --key");
    refused(run("-", "b"), "standard input");
    refused(verify("--node", "node.example"), "Not an address");
    refused(verify("--node", "file:///etc"), "Not an address");
    refused(verify("--node", "http://"), "Not an address");
    refused(verify("--node", "http:///keys"), "Not an address");
  }
}
