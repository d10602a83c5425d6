package art.painter.rest;

import static art.painter.rest.Client.assertHeaders;
import static art.painter.rest.Client.assertProblem;
import static art.painter.rest.Client.header;
import static art.painter.rest.Client.json;
import static art.painter.rest.Client.none;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.log.Checkpoint;
import art.painter.api.log.MerkleTree;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log and the keys over real HTTP, as a monitor reads them. */
class LogTest {
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

  @Test
  void a_monitor_recomputes_the_tree_from_what_it_is_served() throws Exception {
    HttpResponse<byte[]> served = client.get("/log/checkpoint");
    Checkpoint checkpoint = Checkpoint.parse(text(served));
    assertTrue(checkpoint.signedBy(FakeLog.LOG.logKey()));
    ByteArrayOutputStream bundles = new ByteArrayOutputStream();
    bundles.writeBytes(client.get("/log/tile/entries/000").body());
    bundles.writeBytes(client.raw("GET", "/log/tile/entries/001.p/44", none()).body());
    byte[] bytes = bundles.toByteArray();
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += 34) {
      assertEquals(32, bytes[i] << 8 | bytes[i + 1]);
      leaves.add(MerkleTree.leaf(Arrays.copyOfRange(bytes, i + 2, i + 34)));
    }
    assertEquals(checkpoint.size(), leaves.size());
    assertArrayEquals(checkpoint.root(), MerkleTree.root(leaves));
    ByteArrayOutputStream tiles = new ByteArrayOutputStream();
    tiles.writeBytes(client.get("/log/tile/0/000").body());
    tiles.writeBytes(client.raw("GET", "/log/tile/0/001.p/44", none()).body());
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    leaves.forEach(hashes::writeBytes);
    assertArrayEquals(hashes.toByteArray(), tiles.toByteArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /log/checkpoint            | text/plain;charset=utf-8     | no-cache
          /log/tile/0/000            | application/octet-stream     | public, max-age=31536000, immutable
          /log/tile/entries/000      | application/octet-stream     | public, max-age=31536000, immutable
          /log/tile/0/001.p/44       | application/octet-stream     | public, max-age=300
          /log/tile/entries/001.p/9  | application/octet-stream     | public, max-age=300
          /log/key                   | text/plain;charset=utf-8     | no-store
          /.well-known/jwks.json     | application/jwk-set+json     | public, max-age=300
          """)
  void caches_keep_what_never_changes(String path, String type, String caching) throws Exception {
    HttpResponse<byte[]> answer = client.raw("GET", path, none());
    assertEquals(200, answer.statusCode());
    assertEquals(type, header(answer, "Content-Type"));
    assertEquals(caching, header(answer, "Cache-Control"));
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
    assertEquals("", header(answer, "Access-Control-Allow-Credentials"));
    assertHeaders(answer);
  }

  @Test
  void the_keys_come_as_they_are() throws Exception {
    assertEquals(RecordFakes.FakeKeys.JWKS, text(client.get("/.well-known/jwks.json")));
    assertEquals(FakeLog.LOG.verifierKey() + "\n", text(client.get("/log/key")));
  }

  @Test
  void the_log_proves_that_it_only_grew() throws Exception {
    JsonNode proof = json(client.get("/log/consistency?from=7&to=300"));
    List<byte[]> hashes =
        StreamSupport.stream(proof.get("hashes").spliterator(), false)
            .map(hash -> Base64.getDecoder().decode(hash.asText()))
            .toList();
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < FakeLog.SIZE; i++) {
      leaves.add(MerkleTree.leaf(FakeLog.entry(i)));
    }
    assertTrue(
        MerkleTree.consistent(
            7,
            MerkleTree.root(leaves.subList(0, 7)),
            300,
            FakeLog.LOG.checkpoint().root(),
            hashes));
    assertProblem(404, "log.not-found", client.get("/log/consistency?from=0&to=300"));
    assertProblem(404, "log.not-found", client.get("/log/consistency?from=8&to=7"));
    assertProblem(404, "log.not-found", client.get("/log/consistency?from=8&to=301"));
    assertProblem(400, "request.parameter-invalid", client.get("/log/consistency?from=x&to=7"));
    assertProblem(
        400,
        "request.parameter-invalid",
        client.get("/log/consistency?from=7&to=99999999999999999999"));
    assertProblem(400, "request.field-missing", client.get("/log/consistency?from=7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/0",
        "0/00",
        "0/0000",
        "0/abc",
        "0/-01",
        "0/+01",
        "0/x000/000",
        "0/x000/x001/000",
        "0/001/000",
        "0/x001/x000",
        "0/x01/000",
        "0/X001/000",
        "0/000.p/0",
        "0/000.p/01",
        "0/000.p/256",
        "0/000.p/999",
        "0/000.p/1000",
        "0/000.p/-1",
        "0/000.p",
        "0/000.p/",
        "0/000.p/1/",
        "0/000.q/1",
        "0/000/",
        "0/000.p/1.p/1",
        "00/000",
        "64/000",
        "-1/000",
        "+1/000",
        "x/000",
        "1e1/000",
        "0/x001/x001/x001/x001/x001/x001/x001/000",
        "0/x999/x999/x999/x999/x999/999",
        "0/002",
        "0/000%2Ep/1",
        "0/%30%30%30",
        "%30/000",
        "entries/0",
        "entries/x000/000",
        "entries/000.p/256",
        "entries/002",
        "1/000",
        "entries/0/000"
      })
  void a_path_that_is_no_tiles_is_not_found(String tile) throws Exception {
    String answer = plain("GET", "/log/tile/" + tile);
    assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("log.not-found"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/log/tile/0/../000",
        "/log/tile/0/x001%2F000",
        "/log/tile/0/000%00",
        "/log/tile/0/000%zz",
        "/log/tile/0/\u0660\u0660\u0660",
        "/log/tile/",
        "/log/tile",
        "/log/tile/0",
        "/log/nothing",
        "/log",
        "/log/",
        "/.well-known",
        "/.well-known/other"
      })
  void nothing_else_is_there(String path) throws Exception {
    String answer = plain("GET", path);
    assertTrue(answer.matches("(?s)HTTP/1.1 40[04] .*"), answer);
  }

  @Test
  void nothing_is_written_from_outside() throws Exception {
    for (String path : List.of("/log/checkpoint", "/log/tile/0/000", "/.well-known/jwks.json")) {
      HttpResponse<byte[]> answer = client.raw("POST", path, BodyPublishers.ofString("{}"));
      assertProblem(405, "request.method-not-allowed", answer);
    }
  }

  @Test
  void heads_are_answered_without_a_body() throws Exception {
    HttpResponse<byte[]> head = client.raw("HEAD", "/log/tile/0/000", none());
    assertEquals(200, head.statusCode());
    assertEquals(0, head.body().length);
  }

  /** Clients mend paths before they send them, so this one is spoken by hand. */
  private static String plain(String method, String path) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
