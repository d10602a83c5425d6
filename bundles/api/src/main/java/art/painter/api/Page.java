package art.painter.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list in the order of ids, which is the order in which things were made.
 *
 * @param <T> what is listed
 * @param items the things on this page, oldest first
 * @param next the id to ask for the following page with ({@link Request#after}), or empty on the
 *     last page
 */
public record Page<T>(List<T> items, Optional<String> next) {
  /** Keeps its own copy of the items. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Which page is asked for.
   *
   * @param after only things whose id sorts after this one; empty for the first page
   * @param limit how many at most, 1 to {@value #MOST}
   */
  public record Request(Optional<String> after, int limit) {
    /** The most things that one page may hold. */
    public static final int MOST = 200;

    /** The code of a page that cannot be asked for. */
    public static final String INVALID = "page.invalid";

    /** Refuses a limit outside 1 to {@value #MOST} with code {@link #INVALID}. */
    public Request {
      if (limit < 1 || limit > MOST) {
        throw PlatformException.invalid(INVALID, "Ask for 1 to " + MOST + " things a page.");
      }
    }

    /** {@return the first page, as long as pages get} */
    public static Request first() {
      return new Request(Optional.empty(), MOST);
    }
  }

  /**
   * Cuts a page out of one row more than was asked for.
   *
   * @param <T> what is listed
   * @param rows up to {@code limit + 1} rows, in order
   * @param limit how many the page holds at most
   * @param id how to read an item's id
   * @return the page, with {@code next} set when there was a row too many
   */
  public static <T> Page<T> cut(List<T> rows, int limit, Function<T, String> id) {
    if (rows.size() <= limit) {
      return new Page<>(rows, Optional.empty());
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, Optional.of(id.apply(items.get(limit - 1))));
  }
}
