package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lists in pages of a hundred, the newest first. */
final class Pages {
  private static final int SIZE = 100;

  private final URI origin;
  private final URI elsewhere;
  private final Faults faults;

  Pages(URI origin, URI elsewhere, Faults faults) {
    this.origin = origin;
    this.elsewhere = elsewhere;
    this.faults = faults;
  }

  /**
   * A place in a list.
   *
   * @param number the page begins after the entry with this number
   * @param backwards whether it goes to the newer ones
   */
  private record Cursor(long number, boolean backwards) {
    static Cursor of(String text) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        boolean backwards = plain.startsWith("r=1&");
        return new Cursor(Long.parseLong(plain.substring(backwards ? 6 : 2)), backwards);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new Refusal(Problems.notFound("Invalid cursor"));
      }
    }

    String text() {
      String plain = (backwards ? "r=1&p=" : "p=") + number;
      return Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
  }

  <T> Answer list(
      Request request,
      NavigableMap<Long, T> entries,
      Predicate<T> filter,
      Function<T, ObjectNode> view) {
    Cursor cursor =
        request.query("cursor").map(Cursor::of).orElse(new Cursor(Long.MAX_VALUE, false));
    Deque<Map.Entry<Long, T>> page = page(entries, filter, cursor);
    boolean more = page.size() > SIZE;
    if (more && cursor.backwards()) {
      page.removeFirst();
    } else if (more) {
      page.removeLast();
    }
    boolean older = cursor.backwards() || more;
    boolean newer = cursor.backwards() ? more : request.query("cursor").isPresent();
    ObjectNode json = Json.object();
    if (!page.isEmpty() && faults.happens(Fault.NEXT_ELSEWHERE, request)) {
      json.put("next", elsewhere + request.path());
    } else {
      json.put(
          "next",
          older && !page.isEmpty()
              ? url(request, new Cursor(page.getLast().getKey(), false))
              : null);
    }
    json.put(
        "previous",
        newer && !page.isEmpty() ? url(request, new Cursor(page.getFirst().getKey(), true)) : null);
    ArrayNode results = json.putArray("results");
    page.forEach(entry -> results.add(view.apply(entry.getValue())));
    return Answer.json(200, json);
  }

  /** {@return one entry more than fit on a page, if there are, the newest first} */
  private static <T> Deque<Map.Entry<Long, T>> page(
      NavigableMap<Long, T> entries, Predicate<T> filter, Cursor cursor) {
    NavigableMap<Long, T> rest =
        cursor.backwards()
            ? entries.tailMap(cursor.number(), false)
            : entries.headMap(cursor.number(), false).descendingMap();
    Deque<Map.Entry<Long, T>> page = new ArrayDeque<>();
    rest.entrySet().stream()
        .filter(entry -> filter.test(entry.getValue()))
        .limit(SIZE + 1L)
        .forEach(entry -> add(page, entry, cursor.backwards()));
    return page;
  }

  private static <T> void add(Deque<T> page, T entry, boolean backwards) {
    if (backwards) {
      page.addFirst(entry);
    } else {
      page.addLast(entry);
    }
  }

  private String url(Request request, Cursor cursor) {
    Map<String, String> query = request.query();
    query.put("cursor", cursor.text());
    return query.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", origin + request.path() + "?", ""));
  }
}
