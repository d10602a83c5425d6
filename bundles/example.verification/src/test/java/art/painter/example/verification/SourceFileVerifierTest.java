package art.painter.example.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.verification.Verdict.Decision;
import art.painter.api.verification.Verifier;
import art.painter.testkit.Change;
import art.painter.testkit.Scene;
import art.painter.testkit.Settings;
import art.painter.testkit.VerifierContract;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// snippet: contract
class SourceFileVerifierTest extends VerifierContract {
  private static final Settings<Verifier> SETTINGS =
      Settings.of(SourceFileVerifier.Config.class, SourceFileVerifier::new);

  @Override
  protected Verifier verifier() {
    return SETTINGS.with(Map.of());
  }

  @Override
  protected Optional<Settings<Verifier>> settings() {
    return Optional.of(SETTINGS);
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(
        Change.FILE_BYTES,
        Change.EVIDENCE,
        Change.NO_EVIDENCE,
        Change.WORK_ADDED,
        Change.WORK_REMOVED);
  }

  // end: contract

  @ParameterizedTest
  @CsvSource({"layers.kra, REVIEW", "LAYERS.PSD, REVIEW", "photo.jpg, REJECTED", "kra., REJECTED"})
  void a_source_file_is_told_by_the_end_of_its_name(String name, Decision decision) {
    assertEquals(decision, decide(verifier(), Scene.of(3).withFirst(work -> work.evidence(name))));
  }

  @Test
  void as_many_works_as_configured_need_one() {
    assertEquals(Decision.REJECTED, decide(SETTINGS.with(Map.of("needed", "2")), Scene.of(3)));
  }

  private static Decision decide(Verifier verifier, Scene scene) {
    return verifier.verify(scene.verification(true)).decision();
  }
}
