package art.painter.replicate.emulator;

import java.time.Duration;

/** A line of log that is written over and over, as tqdm does it. */
final class ProgressBar {
  private static final int WIDTH = 10;

  private ProgressBar() {}

  static String line(String label, int done, int total, Duration taken) {
    int percent = done * 100 / total;
    String bar = "█".repeat(done * WIDTH / total);
    double perSecond = done / Math.max(0.001, taken.toMillis() / 1000.0);
    long left = Math.round((total - done) / Math.max(0.001, perSecond));
    return "%s%3d%%|%-10s| %d/%d [%s<%s, %5.2fit/s]\r"
        .formatted(
            label,
            percent,
            bar,
            done,
            total,
            time(taken.toSeconds()),
            done == 0 ? "?" : time(left),
            perSecond);
  }

  private static String time(long seconds) {
    return "%02d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
