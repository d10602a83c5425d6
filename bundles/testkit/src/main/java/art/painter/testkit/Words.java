package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.artwork.Artwork;
import java.util.ArrayList;
import java.util.List;

/** What words for people and lines for hashes must look like. */
final class Words {
  private static final int MOST_CHARACTERS = 2000;

  private Words() {}

  /** Plain sentences: they begin and end like one and hold nothing that only a programmer reads. */
  static void assertPlain(String words) {
    assertTrue(
        words.matches("(?s)[\\p{Lu}\\p{N}\"“‘'].*[.!?][\"”’']?"),
        () -> "begins like a sentence and ends like one: " + words);
    assertTrue(words.length() <= MOST_CHARACTERS, () -> "can be read in a moment: " + words);
    assertFalse(
        words.matches("(?s).*(\\bnull\\b|Exception\\b|Optional\\[|\\b[A-Z]+_[A-Z_]+\\b).*"),
        () -> "has no words of programmers in it: " + words);
  }

  /** Nothing in the words that is private, or that means nothing to people. */
  static void assertTellsNoSecrets(String words, Scene scene) {
    List<String> secrets = new ArrayList<>();
    secrets.add(scene.artist().id());
    secrets.add(scene.artist().email());
    secrets.add(scene.model().id());
    scene.model().setup().termsHash().ifPresent(secrets::add);
    for (Artwork work : scene.artworks()) {
      secrets.add(work.id());
      secrets.add(work.facts().sha256());
    }
    for (String secret : secrets) {
      assertFalse(
          !secret.isEmpty() && words.contains(secret),
          () -> "holds no ids, hashes or addresses: " + words);
    }
  }

  /** Lines are single lines, so that two different lists never have the same hash. */
  static void assertLines(List<String> lines) {
    for (String line : lines) {
      assertFalse(line.contains("\n") || line.contains("\r"), () -> "is one line: " + line);
    }
  }
}
