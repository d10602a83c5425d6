package art.painter.api.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One number.
 *
 * @param name what it is, such as {@code painter_plugin_calls}; a counter's without {@code _total}
 * @param help what it is, in a sentence
 * @param kind whether it only grows
 * @param labels what tells it from others of its name; never anything about a person, and never
 *     anything of which there is an unbounded number
 * @param value the number
 */
public record Reading(
    String name, String help, Kind kind, SortedMap<String, String> labels, double value) {
  /** Whether a number only grows. */
  public enum Kind {
    /** It only grows, until the node starts again. */
    COUNTER,
    /** It goes up and down. */
    GAUGE
  }

  /** Keeps its own copy. */
  public Reading {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /**
   * {@return a number that only grows}
   *
   * @param name what it is
   * @param help what it is, in a sentence
   * @param labels what tells it from others
   * @param value the number
   */
  public static Reading counter(
      String name, String help, Map<String, String> labels, double value) {
    return new Reading(name, help, Kind.COUNTER, new TreeMap<>(labels), value);
  }

  /**
   * {@return a number that goes up and down}
   *
   * @param name what it is
   * @param help what it is, in a sentence
   * @param labels what tells it from others
   * @param value the number
   */
  public static Reading gauge(String name, String help, Map<String, String> labels, double value) {
    return new Reading(name, help, Kind.GAUGE, new TreeMap<>(labels), value);
  }
}
