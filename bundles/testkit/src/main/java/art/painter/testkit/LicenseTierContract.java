package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import art.painter.api.license.LicenseTier;
import art.painter.api.license.Tier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link LicenseTier} holds to. */
public abstract class LicenseTierContract extends PlugInContract<LicenseTier> {
  /** {@return a new instance, as it ships} */
  protected abstract LicenseTier licenseTier();

  @Override
  LicenseTier another() {
    return licenseTier();
  }

  @Override
  Object ask(LicenseTier tier) {
    return tier.tier();
  }

  @Test
  void it_is_registered_under_its_tiers_id() {
    assumeTrue(isComponent(), "a test double is no component");
    assertEquals(tier().id(), Components.assertHasProviderId(licenseTier()));
  }

  @Test
  void it_has_a_version_and_a_title() {
    assertFalse(tier().version().isBlank());
    assertFalse(tier().title().isBlank());
  }

  @Test
  void it_offers_the_same_words_every_time() {
    LicenseTier offered = licenseTier();
    assertEquals(offered.tier(), offered.tier());
    assertEquals(offered.tier(), licenseTier().tier());
    Calls.assertSafeConcurrently(List.of(offered, licenseTier()), LicenseTier::tier);
  }

  @Test
  void it_says_what_is_allowed_and_what_is_not() {
    assertFalse(tier().allowed().isEmpty());
    assertFalse(tier().forbidden().isEmpty());
  }

  @Test
  void it_speaks_in_plain_sentences_and_says_nothing_twice() {
    Set<String> said = new HashSet<>();
    Stream.of(Stream.of(tier().summary()), tier().allowed().stream(), tier().forbidden().stream())
        .flatMap(words -> words)
        .forEach(
            words -> {
              Words.assertPlain(words);
              Words.assertLines(List.of(words));
              assertTrue(said.add(words), () -> "said once: " + words);
            });
  }

  private Tier tier() {
    return licenseTier().tier();
  }
}
