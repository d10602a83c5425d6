package art.painter.training.local;

import java.awt.Color;
import java.util.HashMap;
import java.util.Map;

/** Everything that can be put into a scene, by name. */
final class Motifs {

  /** Where in a scene a motif belongs, from the back to the front. */
  enum Place {
    SKY,
    FAR,
    MIDDLE,
    NEAR
  }

  /** Draws a motif that stands at (x, y), is h high, and has a main colour. */
  interface Drawing {
    void draw(Stage stage, double x, double y, double h, Color colour);
  }

  record Motif(Place place, double height, Color colour, Drawing drawing) {}

  static final Map<String, Motif> ALL = all();

  private Motifs() {}

  private static Map<String, Motif> all() {
    Map<String, Motif> all = new HashMap<>();
    add(all, "sun", Place.SKY, 0.13, 0xf8e8a0, Nature::disc);
    add(all, "moon", Place.SKY, 0.11, 0xf4f0e0, Nature::disc);
    add(all, "star", Place.SKY, 0.03, 0xf8f4d8, Nature::stars);
    add(all, "cloud", Place.SKY, 0.1, 0xf4f4f4, Nature::cloud);
    add(all, "lightning", Place.SKY, 0.3, 0xfcfce0, Nature::lightning);
    add(all, "bird", Place.SKY, 0.05, 0x383840, Animals::bird);
    add(all, "butterfly", Place.NEAR, 0.1, 0xd89040, Animals::butterfly);
    add(all, "mountain", Place.FAR, 0.34, 0x687088, Nature::mountain);
    add(all, "hill", Place.FAR, 0.16, 0x6c8858, Nature::hill);
    add(all, "island", Place.FAR, 0.13, 0x586850, Nature::hill);
    add(all, "cliff", Place.FAR, 0.3, 0x8c7c6c, Nature::cliff);
    add(all, "forest", Place.FAR, 0.2, 0x38583c, Plants::forest);
    add(all, "rock", Place.NEAR, 0.1, 0x787068, Nature::rock);
    add(all, "road", Place.NEAR, 0.4, 0xc0b498, Nature::road);
    add(all, "river", Place.NEAR, 0.4, 0x7898b0, Nature::road);
    add(all, "field", Place.NEAR, 0.3, 0xb8a050, Nature::field);
    add(all, "tree", Place.MIDDLE, 0.32, 0x486c38, Plants::tree);
    add(all, "pine", Place.MIDDLE, 0.34, 0x305040, Plants::pine);
    add(all, "cypress", Place.MIDDLE, 0.36, 0x2c4838, Plants::cypress);
    add(all, "palm", Place.MIDDLE, 0.36, 0x487848, Plants::palm);
    add(all, "bush", Place.NEAR, 0.1, 0x507848, Plants::bush);
    add(all, "flower", Place.NEAR, 0.15, 0xd85060, Plants::flower);
    add(all, "grass", Place.NEAR, 0.12, 0x708840, Plants::grass);
    add(all, "house", Place.MIDDLE, 0.18, 0xd8c8b0, Buildings::house);
    add(all, "church", Place.MIDDLE, 0.32, 0xdcd4c4, Buildings::church);
    add(all, "castle", Place.MIDDLE, 0.3, 0x988c80, Buildings::castle);
    add(all, "tower", Place.MIDDLE, 0.36, 0x908478, Buildings::tower);
    add(all, "lighthouse", Place.MIDDLE, 0.38, 0xece8e0, Buildings::lighthouse);
    add(all, "windmill", Place.MIDDLE, 0.32, 0xc8b8a0, Buildings::windmill);
    add(all, "temple", Place.MIDDLE, 0.22, 0xe4dcc8, Buildings::temple);
    add(all, "block", Place.MIDDLE, 0.45, 0x8890a0, Buildings::block);
    add(all, "bridge", Place.MIDDLE, 0.14, 0x887868, Buildings::bridge);
    add(all, "fence", Place.NEAR, 0.08, 0x705840, Buildings::fence);
    add(all, "lamp", Place.MIDDLE, 0.3, 0x303030, Buildings::lamp);
    add(all, "boat", Place.MIDDLE, 0.24, 0xf0ece4, Buildings::boat);
    add(all, "ship", Place.MIDDLE, 0.3, 0x604838, Buildings::ship);
    add(all, "rowboat", Place.MIDDLE, 0.05, 0x684c38, Buildings::rowboat);
    add(all, "swan", Place.MIDDLE, 0.1, 0xf4f0ec, Animals::swan);
    add(all, "person", Place.NEAR, 0.34, 0x404458, People::person);
    add(all, "woman", Place.NEAR, 0.33, 0x903848, People::woman);
    add(all, "dancer", Place.NEAR, 0.38, 0xb04050, People::dancer);
    add(all, "cat", Place.NEAR, 0.26, 0x302c2c, Animals::cat);
    add(all, "dog", Place.NEAR, 0.2, 0x805838, Animals::dog);
    add(all, "horse", Place.NEAR, 0.32, 0x684430, Animals::horse);
    add(all, "cow", Place.NEAR, 0.2, 0xd8d0c8, Animals::cow);
    add(all, "fish", Place.NEAR, 0.08, 0xc8a868, Animals::fish);
    add(all, "head", Place.NEAR, 0.8, 0xd8b098, People::head);
    add(all, "crown", Place.NEAR, 0.15, 0xd8b040, People::crown);
    add(all, "hat", Place.NEAR, 0.15, 0x403830, People::hat);
    add(all, "vase", Place.NEAR, 0.42, 0x486890, Objects::vase);
    add(all, "bowl", Place.NEAR, 0.13, 0xc8c0b0, Objects::bowl);
    add(all, "fruit", Place.NEAR, 0.11, 0xc85038, Objects::fruit);
    add(all, "pear", Place.NEAR, 0.15, 0xb0b048, Objects::pear);
    add(all, "bottle", Place.NEAR, 0.36, 0x305040, Objects::bottle);
    add(all, "cup", Place.NEAR, 0.12, 0xe8e4dc, Objects::cup);
    add(all, "candle", Place.NEAR, 0.26, 0xf0e8d0, Objects::candle);
    add(all, "book", Place.NEAR, 0.06, 0x803830, Objects::book);
    add(all, "chair", Place.NEAR, 0.4, 0x684c30, Objects::chair);
    add(all, "window", Place.SKY, 0.32, 0xd8e8f0, Objects::window);
    add(all, "circle", Place.NEAR, 0.3, 0xc04838, Objects::circle);
    add(all, "square", Place.NEAR, 0.26, 0x385890, Objects::square);
    add(all, "triangle", Place.NEAR, 0.3, 0xd8b040, Objects::triangle);
    add(all, "line", Place.NEAR, 0.5, 0x202020, Objects::stroke);
    add(all, "spiral", Place.NEAR, 0.3, 0x303838, Objects::spiral);
    return Map.copyOf(all);
  }

  private static void add(
      Map<String, Motif> all, String name, Place place, double height, int colour, Drawing d) {
    all.put(name, new Motif(place, height, new Color(colour), d));
  }
}
