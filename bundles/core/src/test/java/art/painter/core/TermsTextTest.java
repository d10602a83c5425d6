package art.painter.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTextTest {
  private static Tier tier(String word) {
    return new Tier(
        "demo", "1", "Demo", "For a look.", List.of(word), List.of("Nothing else."), false);
  }

  @Test
  void isTheSameWhateverTheOrderOfWhatIsRuledOut() {
    assertEquals(
        TermsText.of(
            List.of(tier("Look.")), List.of(RestrictedCategory.NFT, RestrictedCategory.ADULT), ""),
        TermsText.of(
            List.of(tier("Look.")), List.of(RestrictedCategory.ADULT, RestrictedCategory.NFT), ""));
  }

  @Test
  void changesWithEveryWord() {
    String before = TermsText.of(List.of(tier("Look.")), List.of(), "");
    assertNotEquals(before, TermsText.of(List.of(tier("Look!")), List.of(), ""));
    assertNotEquals(before, TermsText.of(List.of(tier("Look.")), List.of(), "Please ask."));
    assertNotEquals(
        before, TermsText.of(List.of(tier("Look.")), List.of(RestrictedCategory.NFT), ""));
  }
}
