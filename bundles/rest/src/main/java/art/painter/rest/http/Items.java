package art.painter.rest.http;

import art.painter.api.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list, as it is answered.
 *
 * @param items what is on this page
 * @param next what to send as {@code after} to get the following page
 */
public record Items<V>(List<V> items, Optional<String> next) {
  /** {@return a page, each thing as its view} */
  public static <T, V> Items<V> of(Page<T> page, Function<T, V> view) {
    return new Items<>(page.items().stream().map(view).toList(), page.next());
  }

  /** {@return a list that has no pages} */
  public static <V> Items<V> all(List<V> items) {
    return new Items<>(items, Optional.empty());
  }
}
