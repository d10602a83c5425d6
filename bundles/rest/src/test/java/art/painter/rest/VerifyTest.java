package art.painter.rest;

import static art.painter.rest.Client.assertProblem;
import static art.painter.rest.Client.json;
import static art.painter.rest.RecordFakes.Receiving.DOCUMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifying over real HTTP: forms, and what only looks like one. */
class VerifyTest {
  private static final int MOST_IMAGE = 100_000;

  @TempDir private static Path work;
  private static RestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    server = new RestServer(work, Map.of("most.image.bytes", MOST_IMAGE));
    client = new Client(server.port());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void an_image_and_its_receipt_come_in_any_order() throws Exception {
    String image = Form.part("image", "pixels");
    String receipt = Form.part("receipt", DOCUMENT);
    for (String form : new String[] {image + receipt, receipt + image}) {
      HttpResponse<byte[]> answer = send(form + Form.end());
      assertEquals(200, answer.statusCode());
      JsonNode found = json(answer);
      assertTrue(found.get("valid").asBoolean());
      assertEquals("VALID", found.get("verdict").asText());
      assertEquals("IMAGE", found.at("/checks/1/check").asText());
      assertEquals("HOLDS", found.at("/checks/1/outcome").asText());
      assertEquals("Ada", found.at("/receipt/artist/name").asText());
      assertEquals(DOCUMENT + " " + sha256("pixels"), server.receipts.verified.get());
    }
  }

  @Test
  void a_record_that_is_about_no_image_comes_alone() throws Exception {
    assertEquals(200, send(receipt() + Form.end()).statusCode());
    assertEquals(DOCUMENT + " none", server.receipts.verified.get());
  }

  @Test
  void a_receipt_may_be_a_plain_field_and_the_form_may_say_who_it_is() throws Exception {
    String field = Form.raw("content-disposition: form-data; name=receipt", DOCUMENT);
    assertTrue(
        json(send("A word before.\r\n" + field + Form.part("image", "pixels") + Form.end()))
            .get("valid")
            .asBoolean());
    assertEquals(
        200,
        client
            .send(
                "POST",
                "/verify",
                BodyPublishers.ofString(Form.whole() + "A word after."),
                "Content-Type",
                "Multipart/Form-Data; Boundary=\"" + Form.BOUNDARY + "\"")
            .statusCode());
  }

  @Test
  void bytes_stay_bytes_up_to_the_limit() throws Exception {
    StringBuilder image = new StringBuilder("\r\n--\0\r\n------frontie\r\r\n");
    while (image.length() < MOST_IMAGE) {
      image.append((char) ('a' + image.length() % 26));
    }
    assertEquals(
        200, send(Form.part("image", image.toString()) + receipt() + Form.end()).statusCode());
    assertEquals(DOCUMENT + " " + sha256(image.toString()), server.receipts.verified.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "no receipt", "\u0000\u0001"})
  void what_is_no_receipt_is_an_outcome_and_no_failure(String document) throws Exception {
    HttpResponse<byte[]> answer =
        send(Form.part("image", "pixels") + Form.part("receipt", document) + Form.end());
    assertEquals(200, answer.statusCode());
    assertFalse(json(answer).get("valid").asBoolean());
    assertEquals("NOT_VALID", json(answer).get("verdict").asText());
    assertEquals("FAILS", json(answer).at("/checks/0/outcome").asText());
    assertFalse(json(answer).has("receipt"));
  }

  @Test
  void a_form_that_is_not_this_one_is_refused_with_the_way_to_do_it() throws Exception {
    String image = Form.part("image", "pixels");
    for (String form :
        new String[] {
          image + Form.end(),
          Form.end(),
          "",
          "no form at all",
          image + image + receipt() + Form.end(),
          image + receipt() + receipt() + Form.end(),
          image + receipt() + Form.part("comment", "nice") + Form.end(),
          image + receipt() + Form.part("", "nice") + Form.end(),
          image + receipt() + Form.raw("Content-Disposition: form-data", "nameless") + Form.end(),
          image + receipt() + Form.raw("X-Other: 1", "nameless") + Form.end(),
          image + receipt() + Form.raw("X-No-Colon", "nameless") + Form.end(),
          receipt()
              + Form.raw(
                  "Content-Disposition: form-data; name=\"image\"\r\n"
                      + "Content-Type: multipart/mixed; boundary=inner",
                  "--inner\r\nContent-Disposition: attachment; filename=\"a\"\r\n\r\npixels\r\n"
                      + "--inner--")
              + Form.end(),
          receipt() + Form.raw("X-Long: " + "x".repeat(10_000), "") + Form.end()
        }) {
      HttpResponse<byte[]> answer = send(form);
      assertProblem(400, "verify.invalid", answer);
      assertTrue(json(answer).get("detail").asText().contains("curl -F image=@"), form);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=other",
        "multipart/mixed; boundary=" + Form.BOUNDARY,
        "multipart/related; boundary=" + Form.BOUNDARY,
        "application/json",
        "application/x-www-form-urlencoded"
      })
  void other_media_types_are_refused_with_the_way_to_do_it(String type) throws Exception {
    assertProblem(
        400,
        "verify.invalid",
        client.send(
            "POST", "/verify", BodyPublishers.ofString(Form.whole()), "Content-Type", type));
  }

  @Test
  void what_is_no_media_type_is_refused() throws Exception {
    assertProblem(
        415,
        "request.media-type-unsupported",
        client.send(
            "POST",
            "/verify",
            BodyPublishers.ofString(Form.whole()),
            "Content-Type",
            "text/plain; multipart/form-data"));
  }

  @Test
  void a_body_without_any_type_is_refused() throws Exception {
    assertProblem(
        400,
        "verify.invalid",
        client.send("POST", "/verify", BodyPublishers.ofString(Form.whole())));
    assertProblem(400, "verify.invalid", client.send("POST", "/verify", BodyPublishers.noBody()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_is_too_large_is_refused_however_it_comes(boolean isChunked) throws Exception {
    for (String form :
        new String[] {
          Form.part("image", "x".repeat(MOST_IMAGE + 1)) + receipt() + Form.end(),
          Form.part("image", "pixels") + Form.part("receipt", "x".repeat(262_145)) + Form.end(),
          "x".repeat(1_000_000) + Form.whole()
        }) {
      byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
      BodyPublisher body =
          isChunked
              ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
              : BodyPublishers.ofByteArray(bytes);
      assertProblem(
          413, "verify.too-large", client.send("POST", "/verify", body, "Content-Type", Form.TYPE));
    }
  }

  @ParameterizedTest
  @CsvSource({"10", "60", "150", "-1", "-4", "-20"})
  void a_form_without_its_end_is_incomplete(int cut) throws Exception {
    String form = Form.part("image", "pixels") + receipt() + Form.end();
    String broken = form.substring(0, cut > 0 ? cut + 20 : form.length() + cut - 4);
    assertEquals(400, send(broken).statusCode());
    assertTrue(json(send(broken)).get("code").asText().matches("verify\\.(incomplete|invalid)"));
  }

  @Test
  void no_form_whatever_makes_the_node_fail() throws Exception {
    Random random = new Random(11);
    byte[] whole = Form.whole().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 150; i++) {
      byte[] form = whole.clone();
      int changes = 1 + random.nextInt(4);
      for (int j = 0; j < changes; j++) {
        byte[] signs = {'\r', '\n', '-', ':', ';', '"', '=', 0, (byte) 0xFF, ' '};
        form[random.nextInt(form.length)] = signs[random.nextInt(signs.length)];
      }
      HttpResponse<byte[]> answer =
          client.send(
              "POST", "/verify", BodyPublishers.ofByteArray(form), "Content-Type", Form.TYPE);
      assertTrue(answer.statusCode() < 500, () -> new String(form));
    }
  }

  private static String receipt() {
    return Form.part("receipt", DOCUMENT);
  }

  private static HttpResponse<byte[]> send(String form) throws Exception {
    return client.send("POST", "/verify", BodyPublishers.ofString(form), "Content-Type", Form.TYPE);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
