package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests of each kind came. */
final class RequestCounts {
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  void count(String method, String template) {
    counts.computeIfAbsent(method + " " + template, key -> new LongAdder()).increment();
  }

  void reset() {
    counts.clear();
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("total", counts.values().stream().mapToLong(LongAdder::sum).sum());
    ObjectNode requests = json.putObject("requests");
    counts.forEach((key, count) -> requests.put(key, count.sum()));
    return json;
  }
}
