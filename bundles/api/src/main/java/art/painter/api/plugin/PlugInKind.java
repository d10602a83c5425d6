package art.painter.api.plugin;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of plug-ins, each with the interface that it implements. */
public enum PlugInKind {
  /** Checks who an artist is and what they may use. */
  VERIFIER("verifier", "art.painter.api.verification.Verifier"),
  /** Scores how ready a model is for a training. */
  READINESS_RULE("readiness rule", "art.painter.api.readiness.ReadinessRule"),
  /** Says what a license allows. */
  LICENSE_TIER("license tier", "art.painter.api.license.LicenseTier"),
  /** Writes consent receipts and other records. */
  RECEIPT_FORMAT("receipt format", "art.painter.api.record.ReceiptFormat"),
  /** Trains and generates. */
  TRAINING_PROVIDER("training provider", "art.painter.api.training.TrainingProvider");

  private final String title;
  private final String spi;

  PlugInKind(String title, String spi) {
    this.title = title;
    this.spi = spi;
  }

  /** {@return how people call it, such as "readiness rule"} */
  public String title() {
    return title;
  }

  /** {@return the name of the interface that plug-ins of this kind register as a service} */
  public String spi() {
    return spi;
  }

  /**
   * {@return the kind whose plug-ins implement an interface, or empty for any other interface}
   *
   * @param interfaceName the name of the interface
   */
  public static Optional<PlugInKind> of(String interfaceName) {
    return Arrays.stream(values()).filter(kind -> kind.spi.equals(interfaceName)).findFirst();
  }
}
