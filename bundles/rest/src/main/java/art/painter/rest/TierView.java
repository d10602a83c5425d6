package art.painter.rest;

import art.painter.api.license.Tier;
import java.util.List;

/** A {@link Tier}, as it is answered. */
record TierView(
    String id,
    String version,
    String title,
    String summary,
    List<String> allowed,
    List<String> forbidden,
    boolean commercial) {
  static TierView of(Tier tier) {
    return new TierView(
        tier.id(),
        tier.version(),
        tier.title(),
        tier.summary(),
        tier.allowed(),
        tier.forbidden(),
        tier.commercial());
  }
}
