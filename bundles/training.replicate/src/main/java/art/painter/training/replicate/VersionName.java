package art.painter.training.replicate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How Replicate names models and versions: {@code owner/name}, {@code owner/name:hash} or the hash
 * alone.
 *
 * @param model owner and name; empty for a hash alone
 * @param hash the version; empty for a model
 */
record VersionName(String model, String hash) {
  private static final String PART = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<model>" + PART + "/" + PART + ")?(?:(?:^|:)(?<hash>[A-Za-z0-9]{8,128}))?");

  static Optional<VersionName> of(String text) {
    Matcher form = FORM.matcher(text);
    if (text.isEmpty() || !form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new VersionName(
            Optional.ofNullable(form.group("model")).orElse(""),
            Optional.ofNullable(form.group("hash")).orElse("")));
  }

  String owner() {
    return model.substring(0, model.indexOf('/'));
  }

  /** {@return where the API has the model} */
  String modelPath() {
    return "models/" + model;
  }

  /** {@return where the API has the version} */
  String versionPath() {
    return modelPath() + "/versions/" + hash;
  }

  @Override
  public String toString() {
    return model.isEmpty() ? hash : hash.isEmpty() ? model : model + ":" + hash;
  }
}
