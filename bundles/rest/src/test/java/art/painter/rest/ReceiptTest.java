package art.painter.rest;

import static art.painter.rest.Client.AUTHORIZATION;
import static art.painter.rest.Client.assertHeaders;
import static art.painter.rest.Client.assertProblem;
import static art.painter.rest.Client.header;
import static art.painter.rest.Client.json;
import static art.painter.rest.Client.none;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.log.InclusionProof;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts over real HTTP. */
class ReceiptTest {
  private static final String CHROME =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

  @TempDir private static Path work;
  private static RestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    server = new RestServer(work, Map.of());
    client = new Client(server.port());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */*                                        | application/json
          application/json                           | application/json
          application/*                              | application/json
          application/json;charset=utf-8             | application/json
          text/html                                  | text/html
          text/*                                     | text/html
          application/jose                           | application/jose
          application/json;q=0.5, application/jose   | application/jose
          application/json, application/jose         | application/json
          text/html;q=0.2, application/json;q=0.1    | text/html
          */*;q=0.1, text/html;q=0.2                 | text/html
          application/json;q=0, */*                  | text/html
          application/*;q=0, */*;q=0.1               | text/html
          application/jose, application/*;q=0, */*;q=0.5 | application/jose
          TEXT/HTML                                  | text/html
          image/png, */*;q=0.01                      | application/json
          """)
  void comes_as_the_client_likes_it_best(String accept, String type) throws Exception {
    HttpResponse<byte[]> answer = client.get("/receipts/rc1", "Accept", accept);
    assertEquals(200, answer.statusCode());
    assertEquals(type, header(answer, "Content-Type").split(";")[0]);
    assertEquals("Accept", header(answer, "Vary"));
    assertEquals("</v1/terms/" + Samples.HASH + ">; rel=\"license\"", header(answer, "Link"));
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
    assertHeaders(answer);
  }

  @Test
  void programs_that_say_nothing_get_json_and_browsers_a_page() throws Exception {
    assertEquals("application/json", header(client.get("/receipts/rc1"), "Content-Type"));
    assertEquals("text/html;charset=utf-8", header(page("rc1"), "Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/json;q=0", "*/*;q=0", "text/plain"})
  void what_is_not_there_is_not_acceptable(String accept) throws Exception {
    assertProblem(406, "request.not-acceptable", client.get("/receipts/rc1", "Accept", accept));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json",
        "///",
        "text/",
        "/html",
        ";q=1",
        "text/html;q=abc",
        "text/html;q",
        ",,,",
        "*"
      })
  void a_malformed_accept_is_the_clients_failure(String accept) throws Exception {
    HttpResponse<byte[]> answer = client.raw("GET", "/receipts/rc1", none(), "Accept", accept);
    assertTrue(answer.statusCode() < 500, () -> new String(answer.body()));
    assertHeaders(answer);
  }

  @Test
  void the_document_comes_byte_for_byte() throws Exception {
    HttpResponse<byte[]> answer = client.get("/receipts/rc1", "Accept", "application/jose");
    assertEquals(RecordFakes.Receiving.DOCUMENT, new String(answer.body()));
  }

  @Test
  void the_view_says_what_the_receipt_says_and_where_there_is_more() throws Exception {
    JsonNode view = json(client.get("/receipts/withdrawn"));
    assertEquals("Ada", view.at("/receipt/artist/name").asText());
    assertEquals("2026-11-23T09:59:59Z", view.get("issued").asText());
    assertEquals(7, view.get("position").asInt());
    assertEquals("WITHDRAWN", view.at("/consent/standing").asText());
    assertEquals("c1.withdrawal", view.at("/consent/recordId").asText());
    assertEquals("/v1/records/c1.withdrawal", view.at("/consent/record/href").asText());
    assertEquals("application/jose", view.at("/links/document/type").asText());
    HttpResponse<byte[]> document =
        client.get(
            view.at("/links/document/href").asText().substring("/v1".length()),
            "Accept",
            view.at("/links/document/type").asText());
    assertEquals(RecordFakes.Receiving.DOCUMENT, new String(document.body()));
    assertEquals(200, client.get(view.at("/links/log/href").asText()).statusCode());
  }

  @Test
  void the_page_says_until_when_the_license_lasts() throws Exception {
    String html = new String(page("rc1").body());
    assertTrue(html.contains("It lasts until 2 January 2031."), html);
  }

  @Test
  void an_erased_receipt_says_so_and_nothing_else() throws Exception {
    JsonNode view = json(client.get("/receipts/erased"));
    assertFalse(view.has("receipt"));
    assertFalse(view.has("issued"));
    assertFalse(view.get("links").has("document"));
    assertFalse(view.get("links").has("terms"));
    assertEquals("2027-06-01T00:00:00Z", view.get("erased").asText());
    assertProblem(
        410, "receipt.erased", client.get("/receipts/erased", "Accept", "application/jose"));
    assertProblem(410, "receipt.erased", client.get("/receipts/erased/proof"));
    assertEquals(
        200,
        client
            .get("/receipts/erased/proof", "Accept", view.at("/links/proof/type").asText())
            .statusCode());
    String page = text(page("erased"));
    assertTrue(page.contains("erased here on 1 June 2027"), page);
    assertFalse(page.contains("Ada"), page);
  }

  @Test
  void one_that_is_not_there_is_told_to_pages_too() throws Exception {
    HttpResponse<byte[]> answer = client.get("/receipts/nobody", "Accept", CHROME);
    assertProblem(404, "receipt.not-found", answer);
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
  }

  @Test
  void the_page_tells_in_plain_words_how_the_consent_stands() throws Exception {
    assertTrue(text(page("rc1")).contains("The consent is in force"));
    String withdrawn = text(page("withdrawn"));
    assertTrue(withdrawn.contains("was withdrawn on 3 May 2027"), withdrawn);
    assertTrue(withdrawn.contains("href=\"/v1/records/c1.withdrawal\""), withdrawn);
    assertTrue(withdrawn.contains("23 November 2026"), withdrawn);
    assertTrue(withdrawn.contains("Demo"), withdrawn);
    assertTrue(withdrawn.contains("<li>Look.</li>"), withdrawn);
    assertTrue(withdrawn.contains("<li>Sell.</li>"), withdrawn);
    assertTrue(withdrawn.contains("<li>nft</li>"), withdrawn);
    assertTrue(withdrawn.contains("Be kind."), withdrawn);
    String secluded = text(page("private"));
    assertTrue(secluded.contains("A private test"), secluded);
    assertFalse(secluded.contains("<li>Look.</li>"), secluded);
  }

  @Test
  void what_somebody_chose_stays_text() throws Exception {
    String page = text(page("hostile"));
    assertFalse(page.contains("<script"), page);
    assertFalse(page.contains("<img"), page);
    assertFalse(page.contains("onload='"), page);
    assertTrue(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;amp;"),
        page);
    assertTrue(page.contains("&quot;&gt;&lt;img src=x&gt;"), page);
  }

  @Test
  void the_page_may_have_its_one_style_and_nothing_else() throws Exception {
    HttpResponse<byte[]> answer = page("rc1");
    Matcher style = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(text(answer));
    assertTrue(style.find());
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; "
            + "style-src 'sha256-"
            + Base64.getEncoder().encodeToString(hash)
            + "'",
        header(answer, "Content-Security-Policy"));
    assertFalse(text(answer).contains("style=\""));
    assertTrue(text(answer).contains("<html lang=\"en\">"));
  }

  @Test
  void the_proof_comes_in_one_file_or_alone() throws Exception {
    HttpResponse<byte[]> portable = client.get("/receipts/rc1/proof");
    assertEquals("application/json", header(portable, "Content-Type"));
    assertEquals(
        "{\"proof\":\"p\",\"receipt\":\"%s\",\"terms\":{\"note\":\"\"}}"
            .formatted(RecordFakes.Receiving.DOCUMENT),
        text(portable));
    HttpResponse<byte[]> alone = client.get("/receipts/rc1/proof", "Accept", "text/plain");
    assertEquals("text/plain;charset=utf-8", header(alone, "Content-Type"));
    InclusionProof proof = InclusionProof.parse(text(alone));
    assertTrue(proof.proves(FakeLog.entry(7)));
    assertTrue(proof.checkpoint().signedBy(FakeLog.LOG.logKey()));
    assertEquals("Accept", header(alone, "Vary"));
    assertEquals("*", header(alone, "Access-Control-Allow-Origin"));
    assertProblem(
        406, "request.not-acceptable", client.get("/receipts/rc1/proof", "Accept", "text/html"));
  }

  @Test
  void only_somebody_who_is_logged_in_erases() throws Exception {
    HttpResponse<byte[]> erased =
        client.send("DELETE", "/receipts/rc1", none(), "Authorization", AUTHORIZATION);
    assertEquals(204, erased.statusCode());
    assertEquals("", header(erased, "Access-Control-Allow-Origin"));
    assertProblem(401, "account.log-in-needed", client.send("DELETE", "/receipts/rc1", none()));
  }

  @Test
  void of_a_format_that_is_json_itself_the_view_is_the_json() throws Exception {
    JsonNode view = json(client.get("/receipts/unsigned"));
    assertEquals("Ada", view.at("/receipt/artist/name").asText());
    assertFalse(view.get("links").has("document"), "its address answers with this view");
  }

  private static HttpResponse<byte[]> page(String id) throws Exception {
    return client.get("/receipts/" + id, "Accept", CHROME);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
