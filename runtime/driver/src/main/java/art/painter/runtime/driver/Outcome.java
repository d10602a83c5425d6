package art.painter.runtime.driver;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of some work.
 *
 * @param done how many pieces of it were acknowledged
 * @param retried how often a piece was tried again
 * @param failures how many pieces were given up, by the code of the reason
 * @param millis how long all of it took
 */
record Outcome(int done, int retried, Map<String, Integer> failures, long millis) {
  /** {@return one line, for programs and people} */
  @Override
  public String toString() {
    String reasons =
        new TreeMap<>(failures)
            .entrySet().stream()
                .map(reason -> " failed." + reason.getKey() + "=" + reason.getValue())
                .collect(Collectors.joining());
    int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
    return "done=%d failed=%d retried=%d millis=%d".formatted(done, failed, retried, millis)
        + reasons;
  }
}
