package art.painter.training.replicate;

import art.painter.api.training.TrainingReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a training: what a terminal would show of it, and how far it is. */
final class Logs {
  private static final int MOST_CHARACTERS = 200_000;

  /** As tqdm writes: {@code 45%|#### | 450/1000 [01:10<01:26, 6.38it/s]}. */
  private static final Pattern BAR = Pattern.compile("\\b(\\d{1,3})%\\|");

  private static final Pattern STEP =
      Pattern.compile("\\bstep[\\s:=]{0,3}(\\d{1,7})\\s*(?:/|of)\\s*(\\d{1,7})", 2);

  private Logs() {}

  /** {@return the newest lines; of a line that was written over itself, its last state} */
  static List<String> lines(String log) {
    String end = log.substring(Math.max(0, log.length() - MOST_CHARACTERS));
    List<String> newestFirst = new ArrayList<>();
    String[] lines = end.split("\n");
    for (int i = lines.length - 1;
        i >= 0 && newestFirst.size() < TrainingReport.MOST_LOG_LINES;
        i--) {
      String line = PlainLine.of(lastState(lines[i]));
      if (!line.isEmpty()) {
        newestFirst.add(line);
      }
    }
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  private static String lastState(String line) {
    String end = line.stripTrailing();
    return end.substring(end.lastIndexOf('\r') + 1);
  }

  /** {@return how far the newest line that tells it says it is, 0 to 1} */
  static double progress(List<String> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      double found = Math.max(last(BAR, lines.get(i)), last(STEP, lines.get(i)));
      if (found >= 0) {
        return Math.min(1, found);
      }
    }
    return 0;
  }

  private static double last(Pattern pattern, String line) {
    double progress = -1;
    for (Matcher match = pattern.matcher(line); match.find(); ) {
      double whole = match.groupCount() > 1 ? Double.parseDouble(match.group(2)) : 100;
      progress = whole > 0 ? Double.parseDouble(match.group(1)) / whole : 0;
    }
    return progress;
  }
}
