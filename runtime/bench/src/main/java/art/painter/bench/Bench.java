package art.painter.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** {@code painter bench NAME}: measures a running node. */
public final class Bench {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String USAGE_TEXT =
      """
      Usage: painter bench trainings [--jobs N] [--seconds N]
             painter bench receipts [--seconds N] [--leaves N,N,...]
             painter bench swap [--swaps N] [--rate N]
        trainings      how a node follows many trainings that run at Replicate, against one GET a training
                       after every poll interval; --jobs 10000, --seconds 120
        receipts       how many receipts a node issues in a second with 1, 8 and 32 threads, against bare
                       signatures and syncs; how long proofs take in logs of these sizes, against another
                       GET; the disk that a receipt takes; --seconds 20, --leaves 10000,100000,1000000
        swap           what callers notice while plug-ins of all five kinds are exchanged, against the same
                       requests without; --swaps 50 of each kind, --rate 500 requests a second""";

  private Bench() {}

  /**
   * Runs a benchmark.
   *
   * @param arguments the folder of the distribution, then what the person wrote
   */
  public static void main(String[] arguments) {
    List<String> words = Arrays.asList(arguments);
    if (words.size() < 2) {
      refuse(USAGE_TEXT);
    }
    Path home = Path.of(words.get(0)).toAbsolutePath().normalize();
    try {
      switch (words.get(1)) {
        case "trainings" ->
            new TrainingsBench(
                    home, number(words, "--jobs", 10_000), number(words, "--seconds", 120))
                .run();
        case "receipts" ->
            new ReceiptsBench(
                    home,
                    number(words, "--seconds", 20),
                    numbers(words, "--leaves", "10000,100000,1000000"))
                .run();
        case "swap" ->
            new SwapBench(home, number(words, "--swaps", 50), number(words, "--rate", 500)).run();
        default -> refuse(USAGE_TEXT);
      }
    } catch (NumberFormatException e) {
      refuse("painter bench: not a number: " + e.getMessage() + "\n" + USAGE_TEXT);
    } catch (Exception e) {
      System.err.println("painter bench: " + e);
      System.exit(FAILED);
    }
    System.exit(0);
  }

  private static void refuse(String words) {
    System.err.println(words);
    System.exit(USAGE);
  }

  private static int number(List<String> words, String option, int otherwise) {
    return numbers(words, option, Integer.toString(otherwise)).get(0);
  }

  private static List<Integer> numbers(List<String> words, String option, String otherwise) {
    int at = words.indexOf(option);
    String given = at < 0 || at + 1 == words.size() ? otherwise : words.get(at + 1);
    return Stream.of(given.split(",")).map(Integer::valueOf).toList();
  }
}
