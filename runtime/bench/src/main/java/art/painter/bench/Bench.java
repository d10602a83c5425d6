package art.painter.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@code painter bench NAME}: measures a running node. */
public final class Bench {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String USAGE_TEXT =
      """
      Usage: painter bench trainings [--jobs N] [--seconds N]
        trainings      how a node follows many trainings that run at Replicate, against one GET a training
                       after every poll interval; --jobs 10000, --seconds 120""";

  private Bench() {}

  /**
   * Runs a benchmark.
   *
   * @param arguments the folder of the distribution, then what the person wrote
   */
  public static void main(String[] arguments) {
    List<String> words = Arrays.asList(arguments);
    if (words.size() < 2 || !words.get(1).equals("trainings")) {
      System.err.println(USAGE_TEXT);
      System.exit(USAGE);
    }
    try {
      new TrainingsBench(
              Path.of(words.get(0)).toAbsolutePath().normalize(),
              number(words, "--jobs", 10_000),
              number(words, "--seconds", 120))
          .run();
    } catch (NumberFormatException e) {
      System.err.println("painter bench: not a number: " + e.getMessage() + "\n" + USAGE_TEXT);
      System.exit(USAGE);
    } catch (Exception e) {
      System.err.println("painter bench: " + e);
      System.exit(FAILED);
    }
    System.exit(0);
  }

  private static int number(List<String> words, String option, int otherwise) {
    int at = words.indexOf(option);
    return at < 0 || at + 1 == words.size() ? otherwise : Integer.parseInt(words.get(at + 1));
  }
}
