package art.painter.core.license;

import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Tier;
import art.painter.core.Sha256;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** The address of terms: SHA-256 of what they say, as canonical JSON (RFC 8785). */
final class TermsHash {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TermsHash() {}

  static String of(List<Tier> tiers, Collection<RestrictedCategory> restricted, String note) {
    Map<String, Object> said =
        Map.of(
            "tiers", tiers.stream().map(TermsHash::words).toList(),
            "restricted", restricted.stream().map(Enum::name).sorted().toList(),
            "note", note);
    try {
      return Sha256.of(new JsonCanonicalizer(JSON.writeValueAsString(said)).getEncodedUTF8());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
