package art.painter.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells a person what happens: a numbered line for each step, what came of it below, timings at the
 * end.
 */
final class Progress {
  private static final int BAR = 32;

  /** A step that was begun, and when. */
  private record Step(String title, long begin) {}

  private final PrintStream out;
  private final boolean redraws;
  private final List<Step> steps = new ArrayList<>();
  private int tenths = -1;
  private int drawn;

  Progress(PrintStream out, boolean redraws) {
    this.out = out;
    this.redraws = redraws;
  }

  void step(String title) {
    clear();
    steps.add(new Step(title, System.nanoTime()));
    tenths = -1;
    out.printf("%n%2d. %s%n", steps.size(), plain(title));
  }

  void say(String format, Object... values) {
    clear();
    out.println("    " + plain(String.format(Locale.ROOT, format, values)));
  }

  /** How far the step is; redrawn in place on a terminal, a line for each new tenth elsewhere. */
  void bar(double share, String message) {
    String line = draw(share, plain(message));
    if (redraws) {
      out.print("\r    " + line + " ".repeat(Math.max(0, drawn - line.length())));
      out.flush();
      drawn = line.length();
    } else if ((int) (share * 10) > tenths) {
      tenths = (int) (share * 10);
      out.println("    " + line);
    }
  }

  /** {@return a line for each step and what it took, and the sum} */
  List<String> timings() {
    var lines = new ArrayList<String>();
    long now = System.nanoTime();
    for (int i = 0; i < steps.size(); i++) {
      long end = i + 1 < steps.size() ? steps.get(i + 1).begin : now;
      lines.add(
          String.format(
              Locale.ROOT, "%-58s %7.1f s", steps.get(i).title, (end - steps.get(i).begin) / 1e9));
    }
    if (!steps.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT, "%-58s %7.1f s", "Together", (now - steps.get(0).begin) / 1e9));
    }
    return lines;
  }

  /** Wipes a bar that is on the screen. */
  void clear() {
    if (drawn > 0) {
      out.print("\r" + " ".repeat(drawn + 4) + "\r");
      out.flush();
      drawn = 0;
    }
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }

  static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.0f kB", Math.ceil(bytes / 1e3))
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static String draw(double share, String message) {
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * BAR);
    String line =
        String.format(
            Locale.ROOT,
            "[%s%s] %3.0f %%  %s",
            "#".repeat(full),
            ".".repeat(BAR - full),
            share * 100,
            message);
    return line.length() > 100 ? line.substring(0, 97) + "..." : line;
  }

  // File names and refusals come from elsewhere; none of them gets to steer a terminal.
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
