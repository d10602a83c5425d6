package art.painter.plugins.catalog;

import art.painter.api.plugin.Offer;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * One catalogue, read.
 *
 * @param offers what it offers, in its order
 * @param faults its entries that cannot be used, each as one sentence
 */
record Catalog(List<Offer> offers, List<String> faults) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int LONGEST = 200;

  /**
   * {@return what is in a catalogue}
   *
   * @param file its bytes
   * @param base where it came from, which addresses in it are relative to
   * @throws IOException if it is no catalogue at all
   */
  static Catalog read(Path file, URI base, Version api, BiPredicate<String, String> installed)
      throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    if (root.path("format").asInt() != 1
        || !root.path("name").isTextual()
        || !root.path("plugins").isArray()) {
      throw new IOException("not format 1 with a name and a list of plugins");
    }
    Reader reader = new Reader(text(root, "name", ".+"), base, api, installed);
    root.path("plugins").forEach(reader::plugIn);
    return new Catalog(reader.offers, reader.faults);
  }

  private static String text(JsonNode node, String member, String pattern) {
    String value = node.path(member).asText("");
    if (!node.path(member).isTextual() || value.length() > LONGEST || !value.matches(pattern)) {
      throw new IllegalArgumentException("its " + member + " is missing or wrong");
    }
    return value;
  }

  private static final class Reader {
    private final String name;
    private final URI base;
    private final Version api;
    private final BiPredicate<String, String> installed;
    private final List<Offer> offers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Reader(String name, URI base, Version api, BiPredicate<String, String> installed) {
      this.name = name;
      this.base = base;
      this.api = api;
      this.installed = installed;
    }

    void plugIn(JsonNode plugIn) {
      String shown = plugIn.path("id").asText("without an id").replaceAll("[^!-~ ]", "?");
      try {
        String id = text(plugIn, "id", "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
        String title = text(plugIn, "title", "[^\\p{Cntrl}]+");
        if (!plugIn.path("versions").isArray()) {
          throw new IllegalArgumentException("it has no list of versions");
        }
        for (JsonNode version : plugIn.path("versions")) {
          version(id, title, version);
        }
      } catch (IllegalArgumentException e) {
        fault(shown, e);
      }
    }

    private void version(String id, String title, JsonNode node) {
      try {
        String version = Version.parseVersion(text(node, "version", "[0-9].*")).toString();
        String range = text(node, "api", ".+");
        Optional<String> signer =
            node.hasNonNull("signer") ? Optional.of(text(node, "signer", ".+")) : Optional.empty();
        offers.add(
            new Offer(
                id,
                version,
                title,
                range,
                url(node),
                text(node, "sha256", "[0-9a-f]{64}"),
                signer,
                name,
                new VersionRange(range).includes(api),
                installed.test(id, version)));
      } catch (IllegalArgumentException e) {
        fault(id + " " + node.path("version").asText("").replaceAll("[^!-~ ]", "?"), e);
      }
    }

    private URI url(JsonNode node) {
      URI url = base.resolve(text(node, "url", "[!-~]+"));
      boolean may =
          "https".equals(url.getScheme())
              || "http".equals(url.getScheme())
              // Else whoever writes a catalogue could have this node read its own files.
              || "file".equals(url.getScheme()) && "file".equals(base.getScheme());
      if (!may) {
        throw new IllegalArgumentException("its url is of a kind that is not taken");
      }
      return url;
    }

    private void fault(String entry, IllegalArgumentException why) {
      faults.add(
          "In the catalogue %s the entry %s is passed over: %s."
              .formatted(name, entry, Optional.ofNullable(why.getMessage()).orElse("it is wrong")));
    }
  }
}
