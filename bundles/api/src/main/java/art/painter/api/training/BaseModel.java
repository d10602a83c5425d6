package art.painter.api.training;

/**
 * The disclosure card of a base model.
 *
 * @param name its name
 * @param version its version, or the hash of its weights
 * @param maker who made it
 * @param license its licence
 * @param commercialUse whether that licence allows commercial use of images
 * @param trainingData what is known of the data it was made from
 */
public record BaseModel(
    String name,
    String version,
    String maker,
    String license,
    boolean commercialUse,
    String trainingData) {
  /** {@return name and version, as they appear in consents and receipts} */
  public String label() {
    return name + " " + version;
  }
}
