package art.painter.core;

import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Tier;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What license terms say, as the canonical JSON (RFC 8785) that their hash is taken of. */
public final class TermsText {
  private TermsText() {}

  public static String of(
      List<Tier> tiers, Collection<RestrictedCategory> restricted, String note) {
    Map<String, Object> said =
        Map.of(
            "tiers", tiers.stream().map(TermsText::words).toList(),
            "restricted", restricted.stream().map(Enum::name).sorted().toList(),
            "note", note);
    return new String(CanonicalJson.of(said), StandardCharsets.UTF_8);
  }

  /** The object that the text is. */
  public static JsonNode read(String text) {
    return CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static Map<String, Object> words(Tier tier) {
    return Map.of(
        "id", tier.id(),
        "version", tier.version(),
        "title", tier.title(),
        "summary", tier.summary(),
        "allowed", tier.allowed(),
        "forbidden", tier.forbidden(),
        "commercial", tier.commercial());
  }
}
