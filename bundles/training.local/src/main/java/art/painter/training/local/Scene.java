package art.painter.training.local;

import java.util.List;
import java.util.Optional;

/**
 * What a prompt asks to see.
 *
 * @param unknown the words of the prompt that the composer does not know, in the order of the
 *     prompt
 */
record Scene(
    Setting setting, Time time, Weather weather, List<Thing> things, List<String> unknown) {

  enum Setting {
    LAND,
    SEA,
    BEACH,
    LAKE,
    DESERT,
    CITY,
    ROOM,
    PORTRAIT,
    ABSTRACT
  }

  enum Time {
    DAY,
    DAWN,
    DUSK,
    NIGHT
  }

  enum Weather {
    CLEAR,
    RAIN,
    SNOW,
    FOG,
    STORM
  }

  /**
   * Something to be seen.
   *
   * @param motif its name in {@link Motifs}
   * @param size 1 for the usual size
   * @param colour as 0xrrggbb
   */
  record Thing(String motif, double size, Optional<Integer> colour) {}

  Scene {
    things = List.copyOf(things);
    unknown = List.copyOf(unknown);
  }
}
