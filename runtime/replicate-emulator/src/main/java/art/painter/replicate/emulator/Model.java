package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A model and its versions. */
final class Model {
  private static final String[] DETAILS = {
    "description", "github_url", "paper_url", "license_url", "cover_image_url"
  };

  private final String owner;
  private final String name;
  private final boolean isPrivate;
  private final boolean official;
  private final ObjectNode details = Json.object();
  private final NavigableMap<Long, Version> versions = new TreeMap<>();
  private long added;
  private long runs;

  Model(String owner, String name, boolean isPrivate, boolean official) {
    this.owner = owner;
    this.name = name;
    this.isPrivate = isPrivate;
    this.official = official;
  }

  String owner() {
    return owner;
  }

  String fullName() {
    return owner + "/" + name;
  }

  boolean isPrivate() {
    return isPrivate;
  }

  boolean isOfficial() {
    return official;
  }

  boolean isOwn() {
    return owner.equals(AccountRoutes.USERNAME);
  }

  /** Takes over what a request says of it. */
  synchronized void describe(ObjectNode body) {
    for (String field : DETAILS) {
      if (body.has(field)) {
        details.set(field, body.get(field));
      }
    }
  }

  synchronized void add(Version version) {
    versions.put(++added, version);
  }

  synchronized void countRun() {
    runs++;
  }

  /** Changes one version. */
  synchronized void change(String id, UnaryOperator<Version> how) {
    versions.replaceAll((number, each) -> each.id().equals(id) ? how.apply(each) : each);
  }

  /** {@return its versions by number, the oldest first, without those that are gone by now} */
  synchronized NavigableMap<Long, Version> versions(Instant now) {
    for (Version version : Map.copyOf(versions).values()) {
      if (version.gone().filter(at -> !now.isBefore(at)).isPresent()) {
        versions.values().remove(version);
        version.lora().ifPresent(Model::discard);
      }
    }
    return new TreeMap<>(versions);
  }

  private static void discard(Version.LearnedWeights weights) {
    try {
      Files.deleteIfExists(weights.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Version> version(String id, Instant now) {
    return versions(now).values().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  synchronized ObjectNode json(URI origin, Instant now) {
    ObjectNode json = Json.object();
    json.put("url", origin + "/" + fullName()).put("owner", owner).put("name", name);
    json.set("description", detail("description"));
    json.put("visibility", isPrivate ? "private" : "public");
    json.set("github_url", detail("github_url"));
    json.set("paper_url", detail("paper_url"));
    json.set("license_url", detail("license_url"));
    json.put("run_count", runs);
    json.set("cover_image_url", detail("cover_image_url"));
    json.putNull("default_example");
    Map.Entry<Long, Version> latest = official ? null : versions(now).lastEntry();
    json.set("latest_version", latest == null ? null : latest.getValue().json());
    json.put("is_official", official);
    return json;
  }

  private JsonNode detail(String field) {
    return details.has(field) ? details.get(field) : Json.MAPPER.nullNode();
  }
}
