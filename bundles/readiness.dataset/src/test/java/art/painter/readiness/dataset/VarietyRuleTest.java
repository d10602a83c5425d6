package art.painter.readiness.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.testkit.ArtworkBuilder;
import art.painter.testkit.Change;
import art.painter.testkit.ReadinessRuleContract;
import art.painter.testkit.Samples;
import art.painter.testkit.Scene;
import art.painter.testkit.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarietyRuleTest extends ReadinessRuleContract {
  @Override
  protected ReadinessRule rule() {
    return new VarietyRule(Configs.of(VarietyRule.Config.class, Map.of()));
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(Settings.of(VarietyRule.Config.class, VarietyRule::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(
        Change.FILE_NAME,
        Change.DHASH,
        Change.DHASH_MIRROR,
        Change.WORK_ADDED,
        Change.WORK_REMOVED);
  }

  private static final long HASH = 0x0f1e2d3c4b5a6978L;

  @ParameterizedTest
  @CsvSource({"0, true", "8, true", "9, false"})
  void works_look_alike_up_to_eight_bits_and_are_named(int bits, boolean alike) {
    Assessment answer = assess(pair(ArtworkFacts.DHASH, HASH, HASH ^ ((1L << bits) - 1)));
    assertEquals(alike, !answer.findings().isEmpty());
    if (alike) {
      Finding finding = answer.findings().get(0);
      assertEquals(Severity.WARNING, finding.severity());
      assertTrue(finding.message().contains("\"landscape-01.png\" and \"landscape-02.png\""));
      assertEquals(List.of(Samples.artwork(1).id(), Samples.artwork(2).id()), finding.artworkIds());
      assertEquals(91, answer.score());
    }
  }

  @Test
  void a_mirrored_copy_is_found_whichever_of_the_two_was_mirrored() {
    assertFalse(assess(pair(ArtworkFacts.DHASH_MIRROR, HASH, 0)).findings().size() > 0);
    for (int mirrored : new int[] {0, 1}) {
      List<Artwork> works = new ArrayList<>(Samples.artworks(12));
      works.set(mirrored, with(works.get(mirrored), ArtworkFacts.DHASH_MIRROR, HASH ^ 3));
      works.set(1 - mirrored, with(works.get(1 - mirrored), ArtworkFacts.DHASH, HASH));
      assertEquals(1, assess(Scene.of(works)).findings().size());
    }
  }

  @Test
  void more_than_half_in_one_group_blocks_and_half_does_not() {
    assertEquals(Severity.WARNING, only(alike(6, 12)).severity());
    assertEquals(Severity.BLOCKING, only(alike(7, 12)).severity());
  }

  @Test
  void groups_join_through_works_in_between() {
    List<Artwork> works = new ArrayList<>(Samples.artworks(12));
    works.set(0, with(works.get(0), ArtworkFacts.DHASH, HASH));
    works.set(1, with(works.get(1), ArtworkFacts.DHASH, HASH ^ 0x7f7f));
    works.set(2, with(works.get(2), ArtworkFacts.DHASH, HASH ^ 0x007f));
    assertEquals(3, only(Scene.of(works)).artworkIds().size());
  }

  @Test
  void works_without_hashes_are_nobodys_twins() {
    List<Artwork> works =
        Samples.artworks(12).stream()
            .map(a -> ArtworkBuilder.of(a).withoutFacts().build())
            .toList();
    assertEquals(new Assessment(100, List.of()), assess(Scene.of(works)));
  }

  @Test
  void a_thousand_copies_are_one_group() {
    assertEquals(1000, only(alike(1000, 1000)).artworkIds().size());
  }

  private static Scene alike(int copies, int all) {
    List<Artwork> works = new ArrayList<>(Samples.artworks(all));
    works.subList(0, copies).replaceAll(work -> with(work, ArtworkFacts.DHASH, HASH));
    return Scene.of(works);
  }

  private static Scene pair(String fact, long one, long other) {
    List<Artwork> works = new ArrayList<>(Samples.artworks(12));
    works.set(0, with(works.get(0), fact, one));
    works.set(1, with(works.get(1), fact, other));
    return Scene.of(works);
  }

  private static Artwork with(Artwork work, String fact, long hash) {
    return ArtworkBuilder.of(work).fact(fact, "%016x".formatted(hash)).build();
  }

  private Assessment assess(Scene scene) {
    return rule().assess(scene.readiness());
  }

  private Finding only(Scene scene) {
    List<Finding> findings = assess(scene).findings();
    assertEquals(1, findings.size(), findings::toString);
    return findings.get(0);
  }
}
