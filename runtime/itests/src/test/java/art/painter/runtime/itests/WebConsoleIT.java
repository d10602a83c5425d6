package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into the web console, and that it is not there unless it was asked for. */
class WebConsoleIT {
  private static final String PASSWORD = "a long enough one";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private static HttpRequest.Builder console(RunningNode node) throws Exception {
    return HttpRequest.newBuilder(URI.create(node.url() + "/system/console/bundles"));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder as(HttpRequest.Builder request, String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  @Test
  void operators_and_nobody_else_get_in() throws Exception {
    Path data = folder.resolve("data");
    try (RunningNode node = RunningNode.start(data, "--console")) {
      Door nobody = Door.of(node.url());
      nobody.join("operator", "ARTIST", Files.readString(data.resolve("setup-code")).strip());
      nobody.join("artist", "ARTIST");

      HttpResponse<String> unknown = send(console(node));
      assertEquals(401, unknown.statusCode());
      assertTrue(
          unknown.headers().firstValue("WWW-Authenticate").orElseThrow().startsWith("Basic"));
      assertEquals(401, send(as(console(node), "admin", "admin")).statusCode());
      assertEquals(401, send(as(console(node), "nobody", "admin")).statusCode());
      assertEquals(401, send(as(console(node), "artist@example.org", PASSWORD)).statusCode());
      assertEquals(
          401, send(as(console(node), "operator@example.org", "not the right one")).statusCode());

      HttpResponse<String> inside = send(as(console(node), "operator@example.org", PASSWORD));
      assertEquals(200, inside.statusCode(), inside.body());
      assertTrue(inside.body().contains("art.painter.core"), inside.body());
      assertEquals("DENY", inside.headers().firstValue("X-Frame-Options").orElseThrow());
      assertEquals(
          403,
          send(as(console(node), "operator@example.org", PASSWORD)
                  .header("Origin", "http://elsewhere.example")
                  .POST(BodyPublishers.ofString("action=refreshPackages")))
              .statusCode());

      for (int i = 0; i < 5; i++) {
        send(as(console(node), "artist@example.org", "guess " + i));
      }
      assertEquals(429, send(as(console(node), "artist@example.org", "guess")).statusCode());

      String bundles =
          Command.painter("shell", "--data", data.toString(), "lb -s painter").succeeded();
      String provider =
          bundles
              .lines()
              .filter(line -> line.contains("art.painter.runtime.webconsole"))
              .findFirst()
              .orElseThrow()
              .split("\\|")[0]
              .strip();
      Command.painter("shell", "--data", data.toString(), "stop " + provider).succeeded();
      for (String[] account :
          new String[][] {{"operator@example.org", PASSWORD}, {"admin", "admin"}}) {
        assertEquals(404, send(as(console(node), account[0], account[1])).statusCode());
      }
    }
  }

  @Test
  void without_the_option_it_is_not_there() throws Exception {
    Path data = folder.resolve("data");
    try (RunningNode node = RunningNode.start(data)) {
      assertEquals(404, send(console(node)).statusCode());
      assertEquals(404, send(as(console(node), "admin", "admin")).statusCode());
      String bundles =
          Command.painter("shell", "--data", data.toString(), "lb -s webconsole").succeeded();
      assertFalse(bundles.contains("webconsole ("), bundles);
    }
  }
}
