package art.painter.replicate.emulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What webhooks tell of. */
enum JobEvent {
  START,
  OUTPUT,
  LOGS,
  COMPLETED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<JobEvent> named(String label) {
    return Arrays.stream(values()).filter(event -> event.label().equals(label)).findFirst();
  }
}
