package art.painter.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param works the folder whose images are to be used; the sample works when empty
 * @param keep whether the node stays up at the end
 * @param provider who trains
 */
record Options(Optional<Path> works, boolean keep, String provider) {
  static final String USAGE =
      """
      Usage: painter demo [DIR] [--keep] [--provider ID]
        DIR            use the images in this folder (default: 12 sample works drawn by the demo)
        --keep         leave the node running at the end
        --provider ID  who trains (default: local, which needs no token, GPU or network);
                       replicate goes through an emulator of Replicate on this machine""";

  /** A command line that cannot be meant. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  static Options parse(List<String> arguments) throws UsageException {
    Optional<Path> works = Optional.empty();
    boolean keep = false;
    String provider = "local";
    var left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String next = left.pop();
      if (next.equals("--keep")) {
        keep = true;
      } else if (next.equals("--provider") && !left.isEmpty()) {
        provider = left.pop();
      } else if (next.startsWith("-")) {
        throw new UsageException(
            next.equals("--provider") ? "--provider needs an id." : "Unknown option " + next + ".");
      } else if (works.isPresent()) {
        throw new UsageException("Give one folder only.");
      } else {
        works = Optional.of(Path.of(next).toAbsolutePath().normalize());
      }
    }
    return new Options(works, keep, provider);
  }
}
