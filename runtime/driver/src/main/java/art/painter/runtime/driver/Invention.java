package art.painter.runtime.driver;

import art.painter.api.license.LicenseStore;
import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.record.Records;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Receipts about artists, models and consents that there are not. Only their license terms are
 * kept, so that the receipts can be shown whole.
 *
 * @param consentId the consent they all rest on; empty for a hundred of them
 * @param termsHash the license terms they name
 */
record Invention(String consentId, String termsHash) {
  private static final int ARTISTS = 100;
  private static final Tier TIER =
      new Tier("driver", "1", "Driver", "Made up to drive a node.", List.of(), List.of(), false);
  // RFC 8785; there is nothing in it that would need more than the members in their order.
  private static final String CANONICAL_TERMS =
      "{\"note\":\"\",\"restricted\":[],\"tiers\":[{\"allowed\":[],\"commercial\":false,"
          + "\"forbidden\":[],\"id\":\"driver\",\"summary\":\"Made up to drive a node.\","
          + "\"title\":\"Driver\",\"version\":\"1\"}]}";

  /** {@return the hash of the terms, which are in the store now} */
  static String keptTerms(LicenseStore licenses) {
    Terms terms = new Terms(sha256(CANONICAL_TERMS), List.of(TIER), Set.of(), "", Instant.now());
    return licenses.add(terms, CANONICAL_TERMS).hash();
  }

  /** {@return what the receipt with this number says} */
  ConsentReceipt receipt(String id, int number) {
    String artist = "%02d".formatted(number % ARTISTS);
    String consent = consentId.isEmpty() ? "driver-consent-" + artist : consentId;
    return new ConsentReceipt(
        id,
        "driver-artist-" + artist,
        "Invented Artist " + artist,
        "driver-model-" + artist,
        "driver-version-" + artist,
        sha256("weights " + artist),
        "Invented base model 1",
        "driver",
        ConsentReceipt.PRIVATE_TEST,
        termsHash,
        consent,
        Records.FORM,
        sha256(id),
        List.of(),
        Optional.empty());
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
