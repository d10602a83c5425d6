package art.painter.core.consent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.consent.Notice;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelType;
import art.painter.api.model.TriggerWord;
import art.painter.api.training.BaseModel;
import art.painter.api.training.ProviderDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.util.converter.Converters;

class NoticeTextTest {
  private static Notice notice(String manifest, boolean remote, String license) {
    ModelSetup setup =
        new ModelSetup(
            "Dunes {count}",
            ModelType.STYLE,
            new TriggerWord("DUNES_1"),
            "dunes",
            List.of(),
            Set.of(),
            Optional.empty());
    return NoticeText.of(
        new Model("m", "o", 1, setup, Instant.EPOCH, Instant.EPOCH),
        12,
        manifest,
        "terms-hash",
        new ProviderDescription(
            "Provider $1",
            "For tests.",
            new BaseModel("Base", "7", "Maker", license, true, "Unknown."),
            1,
            Duration.ofSeconds(1),
            remote,
            Optional.empty()),
        "SE",
        Converters.standardConverter()
            .convert(Map.of("controller", "Studio Nord"))
            .to(ConsentService.Config.class));
  }

  @Test
  void everyBlankIsFilledAndWhatFillsItIsTakenAsItIs() {
    String text = notice("manifest-hash", false, "MIT").text();
    assertTrue(text.contains("\"Dunes {count}\" from exactly 12 of your works"), text);
    assertTrue(text.contains("Provider $1") && text.contains("manifest-hash"), text);
    assertFalse(text.replace("Dunes {count}", "").matches("(?s).*\\{[a-z]+}.*"), text);
  }

  @Test
  void anotherSetOfWorksAnotherBaseModelOrAnotherPlaceIsAnotherNotice() {
    String hash = notice("a", false, "MIT").hash();
    assertNotEquals(hash, notice("b", false, "MIT").hash());
    assertNotEquals(hash, notice("a", true, "MIT").hash());
    assertNotEquals(hash, notice("a", false, "Other").hash());
  }

  @Test
  void whoeverReadsItLearnsHowToWithdrawAndWhatThatCannotUndo() {
    String text = notice("a", false, "MIT").text();
    assertTrue(text.contains("POST /v1/models/m/consent/NUMBER/withdrawal"), text);
    assertTrue(text.contains("PUT /v1/models/m/consent/NUMBER/pause"), text);
    for (String effect : WithdrawalEffect.CAN_UNDO) {
      assertTrue(text.contains("\n- " + effect + "\n"), effect);
    }
    for (String effect : WithdrawalEffect.CANNOT_UNDO) {
      assertTrue(text.contains("\n- " + effect + "\n"), effect);
    }
    assertTrue(text.contains("signs and enters in its log"), text);
  }
}
