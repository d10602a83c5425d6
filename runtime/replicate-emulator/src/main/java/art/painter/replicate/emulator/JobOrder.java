package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for with a training or prediction.
 *
 * @param kind which of the two
 * @param model the model that runs, {@code owner/name}
 * @param version its version, as it is shown
 * @param input the input as it came
 * @param shown the input as it is shown, without secrets
 * @param destination where a training's version goes; empty for a prediction
 * @param file the name of the file that a training learns from, if it is known
 * @param webhook who wants to be told
 * @param faults what is to go wrong
 * @param deadline when it ends at the latest
 */
record JobOrder(
    Kind kind,
    String model,
    String version,
    ObjectNode input,
    ObjectNode shown,
    String destination,
    Optional<String> file,
    Optional<Webhook> webhook,
    Set<Fault> faults,
    Optional<Instant> deadline) {
  /** Trainings and predictions. */
  enum Kind {
    TRAINING,
    PREDICTION
  }
}
