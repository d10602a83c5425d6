package art.painter.training.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;

/**
 * Reads prompts: finds the words that {@code vocabulary.properties} lists, and keeps those that it
 * does not.
 */
final class Vocabulary {

  private static final int SEVERAL = 3;

  private final Properties words = new Properties();

  Vocabulary() {
    try (InputStream in = Vocabulary.class.getResourceAsStream("vocabulary.properties")) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Scene read(String prompt) {
    Reading reading = new Reading();
    String[] tokens =
        prompt
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}\\s_-]", " ")
            .strip()
            .split("\\s+");
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i].isEmpty()) {
        continue;
      }
      if (i + 1 < tokens.length && words.containsKey(tokens[i] + " " + tokens[i + 1])) {
        reading.take(words.getProperty(tokens[i] + " " + tokens[i + 1]), false);
        i++;
      } else {
        word(tokens[i], reading);
      }
    }
    return reading.scene();
  }

  private void word(String token, Reading reading) {
    if (words.containsKey(token)) {
      reading.take(words.getProperty(token), false);
      return;
    }
    for (String stem : stems(token)) {
      if (words.containsKey(stem)) {
        reading.take(words.getProperty(stem), true);
        return;
      }
    }
    if (token.matches("\\d+")) {
      reading.take("many", false);
      return;
    }
    reading.unknown.add(token);
  }

  private static List<String> stems(String token) {
    List<String> stems = new ArrayList<>();
    if (token.endsWith("ies")) {
      stems.add(token.substring(0, token.length() - 3) + "y");
    }
    if (token.endsWith("es")) {
      stems.add(token.substring(0, token.length() - 2));
    }
    if (token.endsWith("s")) {
      stems.add(token.substring(0, token.length() - 1));
    }
    return stems;
  }

  /** A prompt made at random from the vocabulary, for training. */
  String random(SplittableRandom random) {
    List<String> known =
        words.stringPropertyNames().stream()
            .filter(w -> !"plain".equals(words.getProperty(w)))
            .sorted()
            .toList();
    StringBuilder prompt = new StringBuilder();
    int length = 2 + random.nextInt(5);
    for (int i = 0; i < length; i++) {
      prompt.append(known.get(random.nextInt(known.size()))).append(' ');
    }
    return prompt.toString().strip();
  }

  private static final class Reading {
    private Scene.Setting setting;
    private Scene.Time time = Scene.Time.DAY;
    private Scene.Weather weather = Scene.Weather.CLEAR;
    private final List<Scene.Thing> things = new ArrayList<>();
    private final List<Scene.Thing> implied = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private Optional<Integer> colour = Optional.empty();
    private double size = 1;
    private boolean many;

    void take(String meanings, boolean plural) {
      // A word for a whole scene only suggests its things: naming one of them again does not double
      // it.
      boolean whole = meanings.split("thing:").length > 2;
      for (String meaning : meanings.split(" ")) {
        String[] parts = meaning.split(":");
        switch (parts[0]) {
          case "setting" -> setting = Scene.Setting.valueOf(parts[1].toUpperCase(Locale.ROOT));
          case "time" -> time = Scene.Time.valueOf(parts[1].toUpperCase(Locale.ROOT));
          case "weather" -> weather = Scene.Weather.valueOf(parts[1].toUpperCase(Locale.ROOT));
          case "colour" -> colour = Optional.of(Integer.parseInt(parts[1], 16));
          case "many" -> many = true;
          case "big" -> size = 1.5;
          case "small" -> size = 0.6;
          case "thing" -> add(parts[1], plural, whole ? implied : things);
          default -> {}
        }
      }
    }

    private void add(String motif, boolean plural, List<Scene.Thing> to) {
      int count = many || plural ? SEVERAL : 1;
      for (int i = 0; i < count; i++) {
        to.add(new Scene.Thing(motif, size, colour));
      }
      many = false;
      size = 1;
      colour = Optional.empty();
    }

    Scene scene() {
      List<String> named = things.stream().map(Scene.Thing::motif).toList();
      implied.removeIf(thing -> named.contains(thing.motif()));
      things.addAll(implied);
      Scene.Setting where = setting != null ? setting : guess();
      return new Scene(where, time, weather, things, unknown);
    }

    private Scene.Setting guess() {
      List<String> motifs = things.stream().map(Scene.Thing::motif).toList();
      if (motifs.contains("boat")
          || motifs.contains("ship")
          || motifs.contains("fish")
          || motifs.contains("swan")) {
        return Scene.Setting.SEA;
      }
      boolean shapesOnly =
          !motifs.isEmpty()
              && List.of("circle", "square", "triangle", "line", "spiral").containsAll(motifs);
      return shapesOnly ? Scene.Setting.ABSTRACT : Scene.Setting.LAND;
    }
  }
}
