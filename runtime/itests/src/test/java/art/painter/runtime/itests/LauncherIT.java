package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who starts and stops a node, and what they are told when it can't run. */
class LauncherIT {
  @TempDir private Path folder;

  @Test
  void a_node_answers_talks_and_stops_cleanly() throws Exception {
    Path data = folder.resolve("data");
    try (var node = RunningNode.start(data)) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
      var request = HttpRequest.newBuilder(URI.create(node.url() + "/v1/openapi.json")).build();
      assertEquals(
          200, HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode());
      String bundles = Command.painter("shell", "--data", data(), "lb -s painter").succeeded();
      assertTrue(bundles.contains("art.painter.api"), bundles);

      var second = RunningNode.launch(data, "--port", "0", "--data", data.toString());
      assertRefusal(second, 5, "Another node", data.toString());

      assertEquals(0, node.stop(), node.output());
      assertFalse(Files.exists(data.resolve("run/painter.address")));
      assertTrue(node.output().contains("pAInter is ready at " + "http://127.0.0.1:"));
    }
  }

  @Test
  void nothing_listens_where_it_was_not_told_to() throws Exception {
    // The server's own default is port 8080 on every network: it would complain that it is taken.
    try (var defaultPort = new ServerSocket()) {
      try {
        defaultPort.bind(new InetSocketAddress(8080));
      } catch (BindException e) {
        assertFalse(defaultPort.isBound(), "somebody else has taken it, which does as well");
      }
      Path data = folder.resolve("data");
      try (var node = RunningNode.start(data)) {
        assertFalse(node.url().endsWith(":8080"), node.url());
        String log = Files.readString(data.resolve("logs/painter.log"));
        assertFalse(log.contains(":8080"), log);
      }
    }
  }

  @Test
  void a_port_in_use_is_named() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      var node = RunningNode.launch(folder, "--port", port, "--data", folder.toString());
      assertRefusal(node, 6, "127.0.0.1:" + port, "--port");
    }
  }

  @Test
  void an_unwritable_data_folder_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    var node = RunningNode.launch(folder, "--data", file.resolve("data").toString());
    assertRefusal(node, 4, file.resolve("data").toString(), "--data");
  }

  @Test
  void a_line_that_is_no_setting_is_named() throws Exception {
    Path config = config();
    Path broken = config.resolve("org.apache.felix.http.cfg");
    Files.writeString(broken, "# fine\norg.osgi.service.http.port 8080\n");
    var node = RunningNode.launch(folder, "--config", config.toString(), "--data", data());
    assertRefusal(node, 3, broken + ", line 2");
  }

  @Test
  void a_value_of_the_wrong_type_is_named() throws Exception {
    Path config = config();
    Path broken = config.resolve("org.apache.felix.http.cfg");
    Files.writeString(
        broken, "org.apache.felix.http.enable = true\norg.osgi.service.http.port = eighty\n");
    var node = RunningNode.launch(folder, "--config", config.toString(), "--data", data());
    assertRefusal(node, 3, broken.toString(), "eighty");
  }

  @Test
  void a_value_that_a_bundle_does_not_take_is_named() throws Exception {
    Path config = config();
    Path broken = config.resolve("art.painter.readiness.dataset.count.cfg");
    Files.writeString(broken, "# fine\n\nneeded = many\n");
    var node = RunningNode.launch(folder, "--config", config.toString(), "--data", data());
    assertRefusal(node, 3, broken + ", line 3", "needed", "many");
  }

  @Test
  void a_key_that_a_bundle_does_not_know_is_named() throws Exception {
    Path config = config();
    Path broken = config.resolve("art.painter.readiness.dataset.count.cfg");
    Files.writeString(broken, "neded = 5\n");
    var node = RunningNode.launch(folder, "--config", config.toString(), "--data", data());
    assertRefusal(node, 3, broken + ", line 1", "neded", "needed");
  }

  @Test
  void an_unknown_option_is_named() throws Exception {
    assertRefusal(RunningNode.launch(folder, "--prot", "1"), 2, "--prot", "--port");
  }

  private static void assertRefusal(RunningNode node, int code, String... words)
      throws IOException, InterruptedException {
    assertEquals(code, node.exitCode(), node.output());
    assertEquals(1, node.output().lines().count(), node.output());
    for (String word : words) {
      assertTrue(node.output().contains(word), node.output());
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Path config() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("config"));
    try (Stream<Path> files = Files.list(Distribution.HOME.resolve("config"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
