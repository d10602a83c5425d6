package art.painter.plugins.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.plugin.Offer;
import art.painter.api.plugin.PlugIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.converter.Converters;

class CatalogsTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @TempDir Path folder;
  private Server server;

  @BeforeEach
  void start() throws IOException {
    server = new Server();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Catalogs catalogs(Object... places) {
    return new Catalogs(
        folder,
        Converters.standardConverter()
            .convert(
                Map.of(
                    "catalogs",
                    String.join(
                        ", ", java.util.Arrays.stream(places).map(Object::toString).toList()),
                    "timeout.seconds",
                    2))
            .to(Catalogs.Config.class));
  }

  private static String catalog(String name, String... plugIns) {
    return "{\"format\":1,\"name\":\"%s\",\"plugins\":[%s]}"
        .formatted(name, String.join(",", plugIns));
  }

  private static String plugIn(String id, String... versions) {
    return "{\"id\":\"%s\",\"title\":\"A rule\",\"versions\":[%s]}"
        .formatted(id, String.join(",", versions));
  }

  private static String version(String version, String api, String url, String sha256) {
    return "{\"version\":\"%s\",\"api\":\"%s\",\"url\":\"%s\",\"sha256\":\"%s\"}"
        .formatted(version, api, url, sha256);
  }

  private static List<String> told(List<Offer> offers) {
    return offers.stream()
        .map(o -> o.id() + " " + o.version() + " " + o.catalog() + " " + o.fits())
        .toList();
  }

  private static List<Offer> offers(Catalogs catalogs) {
    return catalogs.offers("1.0.0", (id, version) -> version.equals("1.2.0"));
  }

  @Test
  void offers_of_all_catalogues_come_by_id_the_newest_first() throws IOException {
    Files.writeString(
        folder.resolve("own.json"),
        catalog("own", plugIn("art.b", version("1.9", "[1.0,2)", "jars/b.jar", ONE))));
    var web =
        server.serve(
            "/web/catalog.json",
            catalog(
                "web",
                plugIn(
                    "art.b",
                    version("1.10", "[2.0,3)", "b.jar", TWO),
                    version("1.2", "[1.0,2)", "b12.jar", ONE)),
                plugIn("art.a", version("3", "1.0", "https://example.org/a.jar", ONE))));
    Catalogs both = catalogs("own.json", web);
    List<Offer> offers = offers(both);
    assertEquals(
        List.of(
            "art.a 3.0.0 web true",
            "art.b 1.10.0 web false",
            "art.b 1.9.0 own true",
            "art.b 1.2.0 web true"),
        told(offers));
    assertEquals("https://example.org/a.jar", offers.get(0).url().toString());
    assertEquals(web.resolve("b.jar"), offers.get(1).url());
    assertEquals(folder.resolve("jars/b.jar").toUri(), offers.get(2).url());
    assertTrue(offers.get(3).installed());
    assertEquals(List.of(), both.warnings());
  }

  @Test
  void no_catalogues_offer_nothing() {
    assertEquals(List.of(), offers(catalogs()));
  }

  @Test
  void one_that_cannot_be_read_does_not_hide_the_other() {
    var good =
        server.serve("/good", catalog("good", plugIn("art.a", version("1", "1.0", "a.jar", ONE))));
    for (Object bad :
        List.of(
            "missing.json",
            server.serve("/junk", "junk"),
            server.serve("/format", "{\"format\":2,\"name\":\"x\",\"plugins\":[]}"),
            server.serve("/huge", "[" + "1,".repeat(600_000) + "1]"),
            "http://example.org/catalog.json",
            "ftp://example.org/catalog.json")) {
      Catalogs both = catalogs(bad, good);
      assertEquals(1, offers(both).size(), bad.toString());
      assertEquals(1, both.warnings().size(), bad.toString());
      Catalogs alone = catalogs(bad);
      PlatformException e = assertThrows(PlatformException.class, () -> offers(alone));
      assertEquals(PlugIns.UNREACHABLE, e.code());
      assertEquals(PlatformException.Kind.UNAVAILABLE, e.kind());
    }
  }

  @Test
  void a_bad_entry_is_passed_over_and_named() {
    var web =
        server.serve(
            "/web",
            catalog(
                "web",
                plugIn(
                    "art.a",
                    version("1", "1.0", "a.jar", ONE),
                    version("x", "1.0", "a.jar", ONE),
                    version("2", "new", "a.jar", ONE),
                    version("3", "1.0", "file:///etc/passwd", ONE),
                    version("4", "1.0", "a.jar", "12")),
                plugIn("../b", version("1", "1.0", "b.jar", ONE)),
                "7"));
    Catalogs one = catalogs(web);
    assertEquals(List.of("art.a 1.0.0 web true"), told(offers(one)));
    assertEquals(6, one.warnings().size(), one.warnings().toString());
    assertTrue(one.warnings().get(2).contains("art.a 3"), one.warnings().toString());
  }

  @Test
  void one_version_with_two_jars_is_shown_and_cannot_be_installed() {
    String first = plugIn("art.a", version("1", "1.0", "a.jar", ONE));
    String second =
        plugIn("art.a", version("1", "1.0", "a.jar", TWO), version("2", "1.0", "a.jar", TWO));
    Catalogs both =
        catalogs(
            server.serve("/one", catalog("one", first)),
            server.serve("/two", catalog("two", second)));
    assertEquals(
        List.of("art.a 2.0.0 two true", "art.a 1.0.0 one false", "art.a 1.0.0 two false"),
        told(offers(both)));
    assertTrue(both.warnings().get(0).contains("art.a 1.0.0"), both.warnings().toString());
  }

  @Test
  void the_example_in_the_document_is_a_catalogue() throws IOException {
    Matcher example =
        Pattern.compile("^```json\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../../docs/plugin-catalog.md")));
    assertTrue(example.find());
    Files.writeString(folder.resolve("example.json"), example.group(1));
    Catalogs one = catalogs("example.json");
    assertEquals(2, offers(one).size());
    assertEquals(List.of(), one.warnings());
  }
}
