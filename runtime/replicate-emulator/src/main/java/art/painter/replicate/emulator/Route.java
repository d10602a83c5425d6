package art.painter.replicate.emulator;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What answers one kind of request.
 *
 * @param zone who may send it
 * @param name its name for faults and holds, such as {@code create-training}
 * @param method the HTTP method
 * @param template its path with variables, such as <code>/v1/trainings/{training_id}</code>
 * @param handler answers it
 */
record Route(Zone zone, String name, String method, String template, Handler handler) {
  /** Who may send a request. */
  enum Zone {
    /** Whoever has a token. */
    API,
    /** Whoever knows the address. */
    OPEN,
    /** Programs on this machine, for steering the emulator. */
    CONTROL
  }

  /** Answers requests. */
  @FunctionalInterface
  interface Handler {
    /**
     * {@return the answer}
     *
     * @throws Refusal to end early with another answer
     */
    Answer handle(Request request) throws IOException, InterruptedException;
  }

  /** {@return the values of the template's variables, if the path is of this form} */
  Optional<Map<String, String>> match(List<String> path) {
    String[] parts = template.substring(1).split("/");
    if (parts.length != path.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].startsWith("{")) {
        variables.put(parts[i].substring(1, parts[i].length() - 1), path.get(i));
      } else if (!parts[i].equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  /** {@return the name by which faults know it: both ways to a prediction are one} */
  String faultName() {
    return name.equals(Fault.Names.CREATE_MODEL_PREDICTION) ? Fault.Names.CREATE_PREDICTION : name;
  }
}
