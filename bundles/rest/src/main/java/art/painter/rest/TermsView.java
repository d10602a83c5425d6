package art.painter.rest;

import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Terms;
import java.time.Instant;
import java.util.List;

/** {@link Terms}, as they are answered. */
record TermsView(
    String hash,
    List<TierView> tiers,
    List<RestrictedCategory> restricted,
    String note,
    Instant created) {
  static TermsView of(Terms terms) {
    return new TermsView(
        terms.hash(),
        terms.tiers().stream().map(TierView::of).toList(),
        terms.restricted().stream().sorted().toList(),
        terms.note(),
        terms.created());
  }
}
