package art.painter.license.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.license.LicenseTier;
import art.painter.api.license.Tier;
import art.painter.testkit.LicenseTierContract;
import art.painter.testkit.Samples;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardTierTest {
  // snippet: contract
  @Nested
  class Demo extends LicenseTierContract {
    @Override
    protected LicenseTier licenseTier() {
      return new DemoTier();
    }
  }

  // end: contract

  @Nested
  class Creator extends LicenseTierContract {
    @Override
    protected LicenseTier licenseTier() {
      return new CreatorTier();
    }
  }

  @Nested
  class Commercial extends LicenseTierContract {
    @Override
    protected LicenseTier licenseTier() {
      return new CommercialTier();
    }
  }

  @ParameterizedTest
  @CsvSource({"demo, false", "creator, false", "commercial, true"})
  void only_the_commercial_tier_allows_business(String id, boolean commercial) {
    assertEquals(commercial, tier(id).commercial());
  }

  // snippet: words
  /** A red test here means: give the tiers a new version, then note the new hashes. */
  @ParameterizedTest
  @CsvSource({
    "demo, 1, 3979f92441a0289b",
    "creator, 1, 976c9ca87e793e64",
    "commercial, 1, 7abc7fb9b61a7874"
  })
  void other_words_need_another_version(String id, String version, String words) {
    assertEquals(version, tier(id).version());
    assertEquals(words, Samples.sha256(tier(id).toString()).substring(0, 16));
  }

  // end: words

  private static Tier tier(String id) {
    return switch (id) {
      case "demo" -> new DemoTier().tier();
      case "creator" -> new CreatorTier().tier();
      default -> new CommercialTier().tier();
    };
  }
}
