package art.painter.core.license;

import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Tier;
import art.painter.core.CanonicalJson;
import art.painter.core.Sha256;
import art.painter.core.TermsText;
import java.util.Collection;
import java.util.List;

/** The address of terms: SHA-256 of what they say, as canonical JSON (RFC 8785). */
final class TermsHash {
  private TermsHash() {}

  static String of(List<Tier> tiers, Collection<RestrictedCategory> restricted, String note) {
    return Sha256.of(CanonicalJson.of(TermsText.of(tiers, restricted, note)));
  }
}
