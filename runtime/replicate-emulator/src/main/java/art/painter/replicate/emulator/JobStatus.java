package art.painter.replicate.emulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of trainings and predictions. */
enum JobStatus {
  STARTING,
  PROCESSING,
  SUCCEEDED,
  FAILED,
  CANCELED,
  ABORTED;

  boolean isFinal() {
    return this != STARTING && this != PROCESSING;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<JobStatus> named(String label) {
    return Arrays.stream(values()).filter(status -> status.label().equals(label)).findFirst();
  }
}
