package art.painter.verification.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.Disclosure;
import art.painter.api.artwork.Rights;
import art.painter.api.verification.Verdict;
import art.painter.api.verification.Verdict.Decision;
import art.painter.api.verification.Verifier;
import art.painter.testkit.ArtworkBuilder;
import art.painter.testkit.Change;
import art.painter.testkit.Samples;
import art.painter.testkit.Scene;
import art.painter.testkit.Settings;
import art.painter.testkit.VerifierContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.util.converter.Converters;

class RightsVerifierTest extends VerifierContract {
  @Override
  protected Verifier verifier() {
    return verifier(Map.of());
  }

  @Override
  protected Optional<Settings<Verifier>> settings() {
    return Optional.of(Settings.of(RightsVerifier.Config.class, RightsVerifier::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(
        Change.FILE_BYTES,
        Change.RIGHTS,
        Change.DISCLOSURES,
        Change.NOTE,
        Change.NO_DECLARATION,
        Change.EVIDENCE,
        Change.NO_EVIDENCE,
        Change.WORK_ADDED,
        Change.WORK_REMOVED);
  }

  @Test
  void declared_works_with_evidence_go_to_review() {
    assertEquals(Decision.REVIEW, verify(Scene.of(12)).decision());
  }

  @Test
  void undeclared_works_are_rejected_by_name() {
    assertRejected(Scene.of(12).withFirst(ArtworkBuilder::undeclared), "Declare the rights");
  }

  @Test
  void a_commissioned_work_must_be_disclosed_as_one() {
    assertRejected(
        Scene.of(12).withFirst(work -> work.declared(Rights.COMMISSIONED, "For Ada.")),
        "not disclosed as commissioned");
    assertReviewed(
        Scene.of(12)
            .withFirst(work -> work.declared(Rights.COMMISSIONED, "", Disclosure.COMMISSIONED)));
  }

  @Test
  void written_permission_needs_a_note_that_says_from_whom() {
    assertRejected(
        Scene.of(12).withFirst(work -> work.declared(Rights.WRITTEN_PERMISSION, "  ")),
        "who gave written permission");
    assertReviewed(
        Scene.of(12).withFirst(work -> work.declared(Rights.WRITTEN_PERMISSION, "Ada Estate.")));
  }

  @ParameterizedTest
  @EnumSource(names = {"LICENSED", "THIRD_PARTY"})
  void somebody_elses_material_needs_a_note_that_says_whose(Disclosure disclosure) {
    assertRejected(
        Scene.of(12).withFirst(work -> work.declared(Rights.SELF_CREATED, "", disclosure)),
        "whose material");
    assertReviewed(
        Scene.of(12).withFirst(work -> work.declared(Rights.SELF_CREATED, "Ada.", disclosure)));
  }

  @Test
  void works_without_any_evidence_are_rejected() {
    Verdict verdict = verify(Scene.of(12).withFirst(ArtworkBuilder::withoutEvidence));
    assertEquals(Decision.REJECTED, verdict.decision());
    assertTrue(verdict.reasons().get(0).startsWith("Creation evidence"), verdict::toString);
  }

  @ParameterizedTest
  @CsvSource({"0, REVIEW", "1, REVIEW", "2, REJECTED"})
  void the_evidence_asked_for_is_configured(String needed, Decision decision) {
    Verdict verdict = verifier(Map.of("evidence", needed)).verify(Scene.of(12).verification(true));
    assertEquals(decision, verdict.decision());
  }

  @Test
  void all_that_is_missing_is_said_at_once() {
    List<Artwork> bare =
        Samples.artworks(12).stream()
            .map(work -> ArtworkBuilder.of(work).undeclared().withoutEvidence().build())
            .toList();
    assertEquals(2, verify(Scene.of(bare)).reasons().size());
  }

  private static RightsVerifier verifier(Map<String, ?> config) {
    return new RightsVerifier(
        Converters.standardConverter().convert(config).to(RightsVerifier.Config.class));
  }

  private Verdict verify(Scene scene) {
    return verifier().verify(scene.verification(true));
  }

  private void assertRejected(Scene scene, String words) {
    Verdict verdict = verify(scene);
    assertEquals(Decision.REJECTED, verdict.decision());
    assertEquals(1, verdict.reasons().size(), verdict::toString);
    assertTrue(verdict.reasons().get(0).contains(words), verdict::toString);
    assertTrue(verdict.reasons().get(0).contains("\"landscape-01.png\""), verdict::toString);
  }

  private void assertReviewed(Scene scene) {
    Verdict verdict = verify(scene);
    assertEquals(Decision.REVIEW, verdict.decision());
    assertTrue(
        verdict.reasons().get(1).contains("\"landscape-01.png\""), "points the reviewer at it");
  }
}
