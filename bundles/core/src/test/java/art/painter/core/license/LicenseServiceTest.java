package art.painter.core.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.license.LicenseStore;
import art.painter.api.license.LicenseTier;
import art.painter.api.license.Licenses;
import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.core.Sha256;
import art.painter.core.plugin.FakeReference;
import art.painter.core.plugin.LeaseDesk;
import art.painter.core.record.TestRecords;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LicenseServiceTest {
  private static final Caller ARTIST = new Caller("artist-1", Set.of(Role.ARTIST));

  private final TestRecords records = new TestRecords();
  private final MemoryTerms store = new MemoryTerms();
  private final OneModel model = new OneModel("model-1", "artist-1");
  private final LicenseService licenses =
      new LicenseService(store, model, records.service, LeaseDesk.standard());

  LicenseServiceTest() {
    for (String id : List.of("creator", "demo")) {
      LicenseTier tier =
          () -> new Tier(id, "1", id, "For one.", List.of("Look."), List.of("Sell."), false);
      licenses.addTier(FakeReference.<LicenseTier>of(id, "1.0.0", 0).giving(tier));
    }
  }

  @AfterEach
  void stop() {
    licenses.deactivate();
    records.close();
  }

  private Terms set(String note) {
    return licenses.set(
        ARTIST,
        "model-1",
        Set.of("demo", "creator"),
        Set.of(RestrictedCategory.NFT, RestrictedCategory.HATE),
        note);
  }

  private List<String> grants() {
    return records.log.all().stream().map(LogRecord::id).toList();
  }

  @Test
  void terms_that_are_set_are_granted_in_the_log() {
    Terms terms = set("Please ask.");
    assertEquals(2, model.current().revision());
    assertEquals(Optional.of(terms.hash()), model.current().setup().termsHash());
    assertEquals(List.of("model-1.grant.2"), grants());
    LogRecord grant = records.log.all().get(0);
    assertEquals(RecordKind.GRANT, grant.kind());
    assertEquals("artist-1", grant.artistId());
    assertEquals(Optional.of("model-1"), grant.about());
    JsonNode said = TestRecords.json(grant);
    assertEquals("{\"id\":\"model-1\",\"revision\":2}", said.get("model").toString());
    assertEquals("{\"id\":\"artist-1\"}", said.get("artist").toString());
    assertEquals(terms.hash(), said.get("termsSha256").asText());
    assertEquals("[\"creator\",\"demo\"]", said.get("tiers").toString());
    assertEquals("[\"HATE\",\"NFT\"]", said.get("restricted").toString());
  }

  @Test
  void the_same_terms_are_not_granted_again_not_even_after_other_edits() {
    set("Please ask.");
    set("Please ask.");
    model.rename("Another name");
    set("Please ask.");
    assertEquals(3, model.current().revision());
    assertEquals(List.of("model-1.grant.2"), grants());
  }

  @Test
  void other_terms_are_another_grant_and_so_are_the_first_ones_again() {
    set("Please ask.");
    set("Do ask.");
    set("Please ask.");
    assertEquals(List.of("model-1.grant.2", "model-1.grant.3", "model-1.grant.4"), grants());
  }

  @Test
  void a_grant_that_failed_is_made_up_for_when_the_same_terms_are_set_again() {
    records.log.away(true);
    PlatformException refused = assertThrows(PlatformException.class, () -> set("Please ask."));
    assertEquals(PlatformException.Kind.UNAVAILABLE, refused.kind());
    assertTrue(grants().isEmpty());
    model.rename("Another name");
    records.log.away(false);
    set("Please ask.");
    assertEquals(List.of("model-1.grant.2"), grants());
    assertEquals(3, model.current().revision());
  }

  @Test
  void a_grant_that_failed_can_be_completed_without_setting_anything() {
    records.log.away(true);
    assertThrows(PlatformException.class, () -> set("Please ask."));
    assertThrows(PlatformException.class, () -> licenses.granted(ARTIST, "model-1"));
    model.rename("Another name");
    records.log.away(false);
    String hash = licenses.granted(ARTIST, "model-1").hash();
    assertEquals(model.current().setup().termsHash(), Optional.of(hash));
    licenses.granted(ARTIST, "model-1");
    assertEquals(List.of("model-1.grant.2"), grants());
    assertEquals(3, model.current().revision());
  }

  @Test
  void the_text_of_terms_is_what_their_hash_was_taken_of_also_of_those_kept_without_it() {
    String hash = set("Please ask.").hash();
    String text = licenses.text(hash).orElseThrow();
    assertEquals(hash, Sha256.of(text));
    assertTrue(text.contains("Please ask."), text);
    store.texts.clear();
    assertEquals(Optional.of(text), licenses.text(hash));
    assertEquals(Map.of(hash, text), store.texts);
    store.kept.clear();
    assertEquals(Optional.of(text), licenses.text(hash), "nothing else is needed");
    assertEquals(Optional.empty(), licenses.text("none"));
  }

  @Test
  void what_cannot_be_set_is_not_granted() {
    PlatformException refused =
        assertThrows(
            PlatformException.class,
            () -> licenses.set(ARTIST, "model-1", Set.of("gone"), Set.of(), ""));
    assertEquals(Licenses.TIER_UNAVAILABLE, refused.code());
    assertThrows(
        PlatformException.class,
        () ->
            licenses.set(
                new Caller("artist-2", Set.of(Role.ARTIST)),
                "model-1",
                Set.of("demo"),
                Set.of(),
                ""));
    assertTrue(grants().isEmpty());
    assertEquals(1, model.current().revision());
  }

  private static final class MemoryTerms implements LicenseStore {
    private final Map<String, Terms> kept = new ConcurrentHashMap<>();
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    @Override
    public Terms add(Terms terms, String text) {
      kept.putIfAbsent(terms.hash(), terms);
      texts.putIfAbsent(terms.hash(), text);
      return kept.get(terms.hash());
    }

    @Override
    public Optional<Terms> find(String hash) {
      return Optional.ofNullable(kept.get(hash));
    }

    @Override
    public Optional<String> text(String hash) {
      return Optional.ofNullable(texts.get(hash));
    }
  }
}
