package art.painter.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one bundle that was installed, from one run of the node to the next.
 *
 * @param bundle its symbolic name
 * @param version the version that serves; empty when the one that shipped does
 * @param source which way it came, such as {@code REST}
 * @param file the name of the file in the deploy folder, if it came from there
 * @param sha256 the hash of its jar
 * @param before the versions that served before, the latest last; their jars are kept
 * @param rolledBack the hash of the jar that was taken back last, which the deploy folder does not
 *     bring again
 */
record Installed(
    String bundle,
    Optional<String> version,
    String source,
    Optional<String> file,
    String sha256,
    List<String> before,
    Optional<String> rolledBack) {

  Installed {
    before = List.copyOf(before);
  }

  static Installed none(String bundle) {
    return new Installed(
        bundle, Optional.empty(), "", Optional.empty(), "", List.of(), Optional.empty());
  }

  /** As it is when another version serves. */
  Installed serving(Jar jar, String by, Optional<String> deployed, Optional<String> previous) {
    List<String> history = new ArrayList<>(before);
    previous.ifPresent(history::add);
    return new Installed(
        bundle,
        Optional.of(jar.version().toString()),
        by,
        deployed,
        jar.sha256(),
        history,
        Optional.empty());
  }

  /** As it is when the version before serves again, which may be the one that shipped. */
  Installed back(Optional<Jar> kept) {
    return new Installed(
        bundle,
        kept.map(jar -> jar.version().toString()),
        source,
        Optional.empty(),
        kept.map(Jar::sha256).orElse(""),
        before.isEmpty() ? before : before.subList(0, before.size() - 1),
        Optional.of(sha256).filter(hash -> !hash.isEmpty()));
  }

  /**
   * As it is when an operator took it away: the deploy folder does not bring the same jar again.
   */
  Installed removed() {
    return new Installed(
        bundle,
        Optional.empty(),
        "",
        Optional.empty(),
        "",
        List.of(),
        Optional.of(sha256).filter(hash -> !hash.isEmpty()));
  }

  Installed keeping(int most) {
    return new Installed(
        bundle,
        version,
        source,
        file,
        sha256,
        before.subList(Math.max(0, before.size() - most), before.size()),
        rolledBack);
  }

  Optional<String> previous() {
    return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
  }
}
