package art.painter.verify;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to know.
 *
 * @param image the image's file; none for a record that is no receipt
 * @param receipt the file of the receipt or record; {@value #STANDARD_INPUT} is standard input
 * @param keys a file or address of public keys
 * @param node a node to ask
 * @param data the data folder of the node that is here
 * @param json whether a program is to read the answer
 */
record Request(
    Optional<Path> image,
    String receipt,
    Optional<String> keys,
    Optional<URI> node,
    Optional<Path> data,
    boolean json) {
  static final String STANDARD_INPUT = "-";

  private static final Set<String> WITH_VALUE = Set.of("--keys", "--node", "--data");

  /**
   * @param arguments what the person wrote
   * @param home the data folder if no other is named
   */
  static Request parse(List<String> arguments, Optional<Path> home) throws Refusal {
    Map<String, String> options = new HashMap<>();
    List<String> files = new ArrayList<>();
    boolean json = false;
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String word = left.pop();
      if (word.equals("--json")) {
        json = true;
      } else if (WITH_VALUE.contains(word)) {
        if (left.isEmpty()) {
          throw new Refusal("Option " + word + " needs a value.");
        }
        options.put(word, left.pop());
      } else if (word.startsWith("-") && !word.equals(STANDARD_INPUT)) {
        throw new Refusal("Unknown option " + word + "; there are --keys, --node, --data, --json.");
      } else {
        files.add(word);
      }
    }
    if (files.isEmpty() || files.size() > 2) {
      throw new Refusal(
          "Name two files, the image and its receipt; or one, a record that is no receipt.");
    }
    boolean withImage = files.size() == 2;
    if (withImage && files.get(0).equals(STANDARD_INPUT)) {
      throw new Refusal("Only the receipt can come from standard input; name the image's file.");
    }
    Optional<URI> node = Optional.empty();
    if (options.containsKey("--node")) {
      node = Optional.of(Http.address(options.get("--node")));
    }
    return new Request(
        withImage ? Optional.of(path(files.get(0))) : Optional.empty(),
        files.get(files.size() - 1),
        Optional.ofNullable(options.get("--keys")),
        node,
        options.containsKey("--data") ? Optional.of(path(options.get("--data"))) : home,
        json);
  }

  static Path path(String name) throws Refusal {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new Refusal("Not the name of a file: " + name + ".");
    }
  }
}
