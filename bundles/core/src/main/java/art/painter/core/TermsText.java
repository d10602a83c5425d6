package art.painter.core;

import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What license terms say, as the JSON object that their hash is taken of. */
public final class TermsText {
  private TermsText() {}

  public static Map<String, Object> of(Terms terms) {
    return of(terms.tiers(), terms.restricted(), terms.note());
  }

  public static Map<String, Object> of(
      List<Tier> tiers, Collection<RestrictedCategory> restricted, String note) {
    return Map.of(
        "tiers", tiers.stream().map(TermsText::words).toList(),
        "restricted", restricted.stream().map(Enum::name).sorted().toList(),
        "note", note);
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
