package art.painter.core.consent;

import art.painter.api.consent.Notice;
import art.painter.api.model.Model;
import art.painter.api.training.ProviderDescription;
import art.painter.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notice's wording with a training's particulars filled in. A change of wording needs a new
 * {@link #VERSION}.
 */
final class NoticeText {
  static final String VERSION = "2026-12.2";
  private static final String LANGUAGE = "en";
  private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

  private NoticeText() {}

  static Notice of(
      Model model,
      int works,
      String manifestHash,
      String termsHash,
      ProviderDescription provider,
      String country,
      ConsentService.Config operator) {
    Map<String, String> particulars =
        Map.ofEntries(
            Map.entry("provider", provider.title()),
            Map.entry("model", model.setup().name()),
            Map.entry("modelid", model.id()),
            Map.entry("count", Integer.toString(works)),
            Map.entry("manifest", manifestHash),
            Map.entry("terms", termsHash),
            Map.entry("trigger", model.setup().triggerWord().word()),
            Map.entry("base", provider.baseModel().label()),
            Map.entry("maker", provider.baseModel().maker()),
            Map.entry("licence", provider.baseModel().license()),
            Map.entry("data", provider.baseModel().trainingData()),
            Map.entry(
                "commercial", provider.baseModel().commercialUse() ? "allows" : "does not allow"),
            Map.entry("purpose", Handling.PURPOSE),
            Map.entry("used", String.join(", ", Handling.DATA)),
            Map.entry("retention", WithdrawalEffect.asBullets(Handling.RETENTION)),
            Map.entry("country", country),
            Map.entry("controller", operator.controller()),
            Map.entry(
                "complaints",
                operator.complaints().isBlank()
                    ? ""
                    : " You can complain to: " + operator.complaints().strip() + "."),
            Map.entry(
                "remote",
                provider.remote()
                    ? "They leave this machine and go to the provider's service."
                    : "They do not leave this machine."),
            Map.entry("undone", WithdrawalEffect.asBullets(WithdrawalEffect.CAN_UNDO)),
            Map.entry("kept", WithdrawalEffect.asBullets(WithdrawalEffect.CANNOT_UNDO)));
    String text =
        BLANK
            .matcher(wording())
            .replaceAll(blank -> Matcher.quoteReplacement(particulars.get(blank.group(1))));
    return new Notice(VERSION, LANGUAGE, text, Sha256.of(text));
  }

  private static String wording() {
    try (InputStream in = NoticeText.class.getResourceAsStream("notice-" + LANGUAGE + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
