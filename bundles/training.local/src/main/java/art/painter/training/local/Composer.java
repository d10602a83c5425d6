package art.painter.training.local;

import art.painter.training.local.Motifs.Motif;
import art.painter.training.local.Motifs.Place;
import art.painter.training.local.Scene.Setting;
import art.painter.training.local.Scene.Time;
import art.painter.training.local.Scene.Weather;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Draws a scene by rules: what the prompt names, placed by the seed. */
final class Composer {

  private static final Set<String> ONCE =
      Set.of("sun", "moon", "star", "road", "river", "field", "forest", "bridge", "fence");
  private static final Set<String> PERSONS = Set.of("person", "woman", "dancer");

  private Composer() {}

  /** The same picture for the same scene, size and seed. */
  static BufferedImage draw(Scene scene, int width, int height, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try (Stage stage = new Stage(width, height, random, light(scene), haze(scene))) {
      double horizon = horizon(scene, stage);
      backdrop(scene, stage, horizon);
      if (scene.setting() == Setting.PORTRAIT) {
        Motif head = Motifs.ALL.get("head");
        head.drawing()
            .draw(stage.at(0), 0.5 + stage.chance(-0.06, 0.06), 1, head.height(), head.colour());
      }
      for (Place place : Place.values()) {
        things(scene, stage, place, horizon);
      }
      weather(scene, stage);
      return stage.image();
    }
  }

  private static float[] light(Scene scene) {
    if (scene.setting() == Setting.ABSTRACT || scene.setting() == Setting.PORTRAIT) {
      return new float[] {1, 1, 1};
    }
    float dim = scene.weather() == Weather.STORM ? 0.65f : 1;
    return switch (scene.time()) {
      case DAY -> new float[] {dim, dim, dim};
      case DAWN -> new float[] {dim, 0.92f * dim, 0.9f * dim};
      case DUSK -> new float[] {0.9f * dim, 0.72f * dim, 0.6f * dim};
      case NIGHT -> new float[] {0.36f, 0.4f, 0.52f};
    };
  }

  private static Color haze(Scene scene) {
    return switch (scene.time()) {
      case DAY -> new Color(0xc8d0d8);
      case DAWN -> new Color(0xe8d8d0);
      case DUSK -> new Color(0xc89878);
      case NIGHT -> new Color(0x384058);
    };
  }

  private static double horizon(Scene scene, Stage stage) {
    return switch (scene.setting()) {
      case ROOM -> 0.66 + stage.chance(-0.04, 0.04);
      case CITY -> 0.8;
      case SEA -> 0.5 + stage.chance(-0.08, 0.1);
      default -> 0.55 + stage.chance(-0.07, 0.08);
    };
  }

  private static void backdrop(Scene scene, Stage stage, double horizon) {
    switch (scene.setting()) {
      case ABSTRACT -> {
        stage.gradient(new Color(0xece4d4), new Color(0xd8ccb8), 0, 1);
        stage.polygon(
            new Color(0xb8b0a8), 0, stage.chance(0.3, 0.9), stage.chance(0.4, 1), 1, 0, 1);
      }
      case PORTRAIT -> {
        stage.gradient(new Color(0x8c8478), new Color(0x585048), 0, 1);
        stage.clump(new Color(0xa89c8c), stage.chance(0.1, 0.4), 0.35, 0.35, 0.4);
      }
      case ROOM -> {
        stage.gradient(new Color(0xa8a090), new Color(0x8c8474), 0, horizon);
        stage.polygon(
            new Color(0x988c7c), 0, 0, stage.chance(0.2, 0.5), 0, 0, stage.chance(0.3, 0.6));
        stage.gradient(new Color(0xb08c60), new Color(0x785838), horizon, 1);
        stage.rectangle(new Color(0x604428), 0, horizon - 0.005, 1, 0.012);
      }
      default -> {
        sky(scene, stage, horizon);
        ground(scene, stage, horizon);
      }
    }
  }

  private static void sky(Scene scene, Stage stage, double horizon) {
    Color[] colours =
        switch (scene.time()) {
          case DAY -> new Color[] {new Color(0x7ca8d8), new Color(0xd8e4ec)};
          case DAWN -> new Color[] {new Color(0x98a8d0), new Color(0xf8dcc8)};
          case DUSK -> new Color[] {new Color(0x6870a0), new Color(0xffc078)};
          case NIGHT -> new Color[] {new Color(0x182848), new Color(0x6078a8)};
        };
    if (scene.weather() != Weather.CLEAR) {
      Color grey = new Color(scene.weather() == Weather.STORM ? 0x505460 : 0xb0b4b8);
      colours = new Color[] {Stage.mix(colours[0], grey, 0.7), Stage.mix(colours[1], grey, 0.5)};
    }
    stage.at(0).gradient(colours[0], colours[1], 0, horizon + 0.02);
    int clouds = scene.weather() == Weather.CLEAR ? 2 : 5;
    for (int i = 0; i < clouds; i++) {
      Color cloud =
          Stage.mix(colours[1], scene.weather() == Weather.STORM ? Color.BLACK : Color.WHITE, 0.4);
      Nature.cloud(
          stage,
          stage.chance(0, 1),
          stage.chance(0.08, horizon * 0.75),
          stage.chance(0.04, 0.09),
          cloud);
    }
  }

  private static void ground(Scene scene, Stage stage, double horizon) {
    boolean white = scene.weather() == Weather.SNOW;
    switch (scene.setting()) {
      case SEA -> water(stage, horizon, 1);
      case LAKE -> {
        stage
            .at(0.35)
            .ridge(white ? new Color(0xe0e4ec) : new Color(0x506848), horizon, 0.1, 0.006, 1);
        water(stage, horizon, 0.86);
        stage.at(0).ridge(white ? new Color(0xf0f2f6) : new Color(0x587040), 0.93, 0.08, 0.004, 1);
      }
      case BEACH -> {
        water(stage, horizon, 1);
        double top = stage.chance(0.72, 0.8);
        stage
            .at(0)
            .blob(
                new Color(0xe8e4dc),
                -0.3,
                1.4,
                -0.2,
                top - 0.02,
                0.5,
                top + 0.05,
                1.2,
                top - 0.06,
                1.3,
                1.4);
        stage.blob(
            new Color(0xd8c498),
            -0.3,
            1.4,
            -0.2,
            top + 0.01,
            0.5,
            top + 0.08,
            1.2,
            top - 0.03,
            1.3,
            1.4);
      }
      case DESERT -> {
        stage.at(0.3).ridge(new Color(0xd8b880), horizon + 0.02, 0.1, 0.002, 1);
        stage.at(0.1).ridge(new Color(0xb89058), horizon + 0.16, 0.1, 0.002, 1);
        stage.at(0).ridge(new Color(0xe0c088), horizon + 0.34, 0.14, 0.002, 1);
      }
      case CITY -> {
        stage.at(0).rectangle(new Color(0x706c68), 0, horizon, 1, 1 - horizon);
        for (double x = 0.02; x < 1.05; x += 0.11) {
          Buildings.block(stage.at(0.45), x, horizon, stage.chance(0.3, 0.62), new Color(0x808898));
        }
        for (double x = -0.02; x < 1.05; x += 0.17) {
          Buildings.block(
              stage.at(0.1),
              x + stage.chance(-0.03, 0.03),
              horizon,
              stage.chance(0.14, 0.4),
              new Color(0x98887c));
        }
        stage.at(0).rectangle(new Color(0xa09c94), 0, horizon, 1, 0.03);
      }
      default -> {
        Color near = white ? new Color(0xf0f2f6) : new Color(0x789050);
        Color far = white ? new Color(0xd0d8e4) : new Color(0x688858);
        stage.at(0.45).ridge(far, horizon + 0.01, 0.09, 0.003, 1);
        stage.at(0.15).ridge(Stage.darker(near), horizon + 0.11, 0.06, 0.003, 1);
        stage.at(0).ridge(near, horizon + 0.2, 0.07, 0.003, 1);
      }
    }
  }

  private static void water(Stage stage, double top, double bottom) {
    stage.at(0).gradient(new Color(0xa8c0cc), new Color(0x3c6488), top, bottom);
    for (int i = 0; i < 46; i++) {
      double depth = Math.pow(stage.chance(0, 1), 1.5);
      double y = top + (bottom - top) * depth;
      double x = stage.chance(-0.05, 1);
      double length = 0.02 + 0.1 * depth;
      Color crest = i % 3 == 0 ? new Color(0xd8e4e8) : new Color(0x44708c);
      double bend = 0.008 * depth;
      stage.line(crest, 0.002 + 0.006 * depth, x, y, x + length / 2, y - bend, x + length, y);
    }
  }

  private static void things(Scene scene, Stage stage, Place place, double horizon) {
    List<Scene.Thing> here =
        shown(scene).filter(t -> Motifs.ALL.get(t.motif()).place() == place).toList();
    double start = stage.chance(0, 1);
    for (int i = 0; i < here.size(); i++) {
      Scene.Thing thing = here.get(i);
      Motif motif = Motifs.ALL.get(thing.motif());
      // One stands near a third of the width, several spread out.
      double x =
          here.size() == 1
              ? (start < 0.5 ? 0.36 : 0.62) + stage.chance(-0.05, 0.05)
              : 0.1 + 0.8 * ((i + 0.5) / here.size()) + stage.chance(-0.05, 0.05);
      if (scene.setting() == Setting.PORTRAIT
          && (thing.motif().equals("crown") || thing.motif().equals("hat"))) {
        motif
            .drawing()
            .draw(stage.at(0), 0.5, 0.24, motif.height() * thing.size(), colour(thing, motif));
        continue;
      }
      double fewer = here.size() > 4 ? 0.75 : 1;
      double h = motif.height() * thing.size() * fewer * stage.chance(0.88, 1.12);
      double y = foot(scene, stage, place, horizon, h);
      stage.at(place == Place.FAR ? 0.3 : 0);
      motif.drawing().draw(stage, x, y, h, colour(thing, motif));
    }
    stage.at(0);
  }

  /**
   * A portrait shows one person, who needs no second figure; and there is one sun, one moon, one
   * night of stars.
   */
  private static Stream<Scene.Thing> shown(Scene scene) {
    Set<String> seen = new HashSet<>();
    return scene.things().stream()
        .filter(t -> !ONCE.contains(t.motif()) || seen.add(t.motif()))
        .filter(t -> scene.setting() != Setting.PORTRAIT || !PERSONS.contains(t.motif()));
  }

  private static Color colour(Scene.Thing thing, Motif motif) {
    return thing.colour().map(Color::new).orElse(motif.colour());
  }

  /** How far down a thing's foot is. */
  private static double foot(Scene scene, Stage stage, Place place, double horizon, double h) {
    if (scene.setting() == Setting.ABSTRACT) {
      return stage.chance(0.3, 0.75) + h / 2;
    }
    boolean indoors = scene.setting() == Setting.ROOM;
    return switch (place) {
      case SKY -> Math.max(h + 0.02, stage.chance(0.1, horizon - 0.12));
      case FAR -> horizon + 0.03;
      case MIDDLE ->
          indoors ? stage.chance(0.76, 0.84) : Math.min(0.95, horizon + stage.chance(0.1, 0.2));
      case NEAR ->
          indoors
              ? stage.chance(0.76, 0.9)
              : Math.min(0.98, Math.max(0.86, horizon + 0.3) + stage.chance(0, 0.08));
    };
  }

  private static void weather(Scene scene, Stage stage) {
    Time time = scene.time();
    switch (scene.weather()) {
      case RAIN, STORM -> {
        Color drop = new Color(time == Time.NIGHT ? 0x98a8c0 : 0xe0e4e8);
        for (int i = 0; i < 90; i++) {
          double x = stage.chance(-0.1, 1);
          double y = stage.chance(-0.1, 1);
          stage.line(drop, 0.0025, x, y, x + 0.02, y + 0.07);
        }
      }
      case FOG -> {
        for (int i = 0; i < 5; i++) {
          stage.veil(haze(scene), 0.3, 0.14 * i, 0.9);
        }
      }
      case SNOW -> {
        for (int i = 0; i < 110; i++) {
          double r = stage.chance(0.003, 0.008);
          stage.ellipse(Color.WHITE, stage.chance(0, 1), stage.chance(0, 1), r, r);
        }
      }
      default -> {}
    }
  }
}
