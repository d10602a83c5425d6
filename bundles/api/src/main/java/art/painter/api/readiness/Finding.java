package art.painter.api.readiness;

import java.util.List;

/**
 * One thing that a rule noticed.
 *
 * @param severity how much it matters
 * @param message what was noticed, in a plain sentence
 * @param action what to do about it; empty only for {@link Severity#INFO}
 * @param artworkIds the works it is about; empty when it is about the model
 */
public record Finding(Severity severity, String message, String action, List<String> artworkIds) {
  /** Keeps its own copy; refuses a finding that tells nobody what to do. */
  public Finding {
    artworkIds = List.copyOf(artworkIds);
    if (severity != Severity.INFO && action.isBlank()) {
      throw new IllegalArgumentException("a finding says what to do: " + message);
    }
  }

  /** How much a finding matters. */
  public enum Severity {
    /** Good to know. */
    INFO,
    /** Worth mending; costs score. */
    WARNING,
    /** No training starts before it is mended. */
    BLOCKING,
    /** The rule itself failed or was too slow; no training starts before it answers. */
    ERROR
  }

  /** {@return whether this finding alone keeps a training from starting} */
  public boolean blocks() {
    return severity == Severity.BLOCKING || severity == Severity.ERROR;
  }
}
