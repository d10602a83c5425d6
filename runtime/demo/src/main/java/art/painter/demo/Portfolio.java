package art.painter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The works that the node took, and what became of each file. */
final class Portfolio {
  private static final Map<String, Set<String>> ENDINGS =
      Map.of(
          "image/jpeg", Set.of("jpg", "jpeg", "jpe", "jfif"),
          "image/png", Set.of("png"),
          "image/webp", Set.of("webp"));

  private static final int ATTEMPTS = 3;

  /** A work on the node, and the file it came from. */
  record Work(String id, String name, Path file, long bytes) {}

  private final Progress progress;
  private final Map<String, Work> works = new LinkedHashMap<>();
  private final Map<String, Set<String>> fates = new LinkedHashMap<>();

  Portfolio(Progress progress) {
    this.progress = progress;
  }

  /** Uploads all files that are not to be left alone, as this artist. */
  void upload(Person artist, List<Folder.Entry> entries)
      throws IOException, InterruptedException, Failure {
    for (Folder.Entry entry : entries) {
      String fate =
          entry.leftAlone().isPresent()
              ? "left alone: " + entry.leftAlone().get()
              : upload(artist, entry);
      note(entry.name(), fate);
      progress.say("%s: %s", entry.name(), fate);
    }
  }

  private String upload(Person artist, Folder.Entry entry)
      throws InterruptedException, IOException, Failure {
    String name = Api.encoded(entry.path().getFileName().toString());
    long bytes = Files.size(entry.path());
    IOException cut = new IOException();
    // A node that refuses a huge file early may close the connection before its reason is read.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        JsonNode artwork = artist.api().upload("/artworks?fileName=" + name, entry.path());
        String id = artwork.path("id").asText();
        Work earlier = works.putIfAbsent(id, new Work(id, entry.name(), entry.path(), bytes));
        return earlier == null
            ? accepted(artwork, entry.name())
            : "the same file as " + earlier.name();
      } catch (Problem refused) {
        if (refused.status() == 401 || refused.status() == 403) {
          throw new Failure("The node does not let the artist upload: " + refused.getMessage());
        }
        return "refused: " + refused.getMessage();
      } catch (IOException e) {
        cut = e;
      }
    }
    return "not taken: the connection ended while "
        + Progress.size(bytes)
        + " were being sent ("
        + cut.getMessage()
        + ")";
  }

  private static String accepted(JsonNode artwork, String name) {
    String type = artwork.path("mediaType").asText();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean misnamed = !ENDINGS.getOrDefault(type, Set.of(ending)).contains(ending);
    return String.format(
        Locale.ROOT,
        "accepted, %d x %d, %s%s",
        artwork.path("width").asInt(),
        artwork.path("height").asInt(),
        Progress.size(artwork.path("bytes").asLong()),
        misnamed ? " (by its content " + type + ", whatever its name)" : "");
  }

  /** Notes what the readiness check says of a work. */
  void flag(String artworkId, String finding) {
    Work work = works.get(artworkId);
    if (work != null) {
      note(work.name(), finding);
    }
  }

  private void note(String name, String fate) {
    fates.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(fate);
  }

  List<Work> works() {
    return List.copyOf(works.values());
  }

  List<Work> works(List<String> ids) {
    return ids.stream().map(works::get).toList();
  }

  String name(String artworkId) {
    return works.containsKey(artworkId) ? works.get(artworkId).name() : artworkId;
  }

  /** {@return each file with what became of it, in Markdown} */
  String report() {
    var lines = new ArrayList<String>(List.of("# What became of each file", ""));
    fates.forEach(
        (name, fate) ->
            lines.add(
                "- `"
                    + name.replaceAll("[`\\p{Cntrl}]", "?")
                    + "`: "
                    + fate.stream().collect(Collectors.joining("; "))));
    return String.join("\n", lines) + "\n";
  }
}
