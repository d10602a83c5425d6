package art.painter.core.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.Origin;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.Readiness;
import art.painter.api.readiness.ReadinessReport;
import art.painter.api.readiness.ReadinessReport.Result;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessStore;
import art.painter.api.readiness.ReadinessSubject;
import art.painter.api.verification.VerificationCase.State;
import art.painter.api.verification.Verifications;
import art.painter.core.Sha256;
import art.painter.core.artwork.MemoryArtworks;
import art.painter.core.consent.ConsentScene;
import art.painter.core.model.MemoryModels;
import art.painter.core.plugin.FakeReference;
import art.painter.core.plugin.LeaseDesk;
import art.painter.core.verification.MemoryCases;
import art.painter.testkit.Samples;
import art.painter.testkit.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;

class ReadinessServiceTest {
  private static final Caller ARTIST = Samples.account().caller();
  private static final Model MODEL = model();

  private final MemoryReports reports = new MemoryReports();
  private ReadinessService readiness = withThreshold(60);

  private static Model model() {
    Model sample = Samples.model(Samples.artworks(3));
    return new Model(
        sample.id(), sample.ownerId(), 1, sample.setup(), sample.created(), sample.edited());
  }

  private ReadinessService withThreshold(int threshold) {
    MemoryModels models = new MemoryModels();
    models.add(MODEL);
    MemoryArtworks artworks = MemoryArtworks.of(Samples.artworks(5));
    return Settings.of(
            ReadinessService.Config.class,
            config ->
                new ReadinessService(
                    reports,
                    models.facade(artworks, new MemoryCases(), Map.of()),
                    artworks,
                    ConsentScene.fake(
                        Verifications.class, call -> Map.of("rights", State.IN_REVIEW)),
                    LeaseDesk.standard(),
                    config))
        .with(Map.of("threshold", threshold, "rule.seconds", 1));
  }

  @AfterEach
  void stop() {
    readiness.deactivate();
  }

  private void rule(String id, Object weight, Function<ReadinessSubject, Assessment> says) {
    readiness.addRule(
        new FakeReference<ReadinessRule>(
                id, Version.parseVersion("1.2.0"), 0, Map.of(ReadinessRule.WEIGHT, weight))
            .giving(new Rule(says)));
  }

  private void scores(String id, Object weight, int score) {
    rule(id, weight, subject -> says(score, Severity.WARNING));
  }

  private static Assessment says(int score, Severity severity) {
    return new Assessment(score, List.of(new Finding(severity, "Hm.", "Mend it.", List.of())));
  }

  private ReadinessReport check() {
    return readiness.check(ARTIST, MODEL.id());
  }

  @Test
  void the_score_is_each_rules_score_by_its_weight() {
    scores("a", 30, 91);
    scores("b", 10, 50);
    scores("c", 0, 1);
    assertEquals(81, check().score());
    assertTrue(check().ready());
  }

  @ParameterizedTest
  @CsvSource({"-5, 0", "5000, 1000", "ten, 10", "' 20 ', 20"})
  void a_weight_out_of_its_bounds_or_no_number_is_taken_as_one_that_can_be(
      String configured, int weight) {
    scores("a", configured, 50);
    assertEquals(weight, check().results().get(0).weight());
  }

  @Test
  void the_threshold_is_enough_and_one_less_is_not() {
    scores("a", 10, 60);
    assertTrue(check().ready());
    scores("b", 40, 59);
    assertEquals(59, check().score());
    assertFalse(check().ready());
  }

  @Test
  void without_any_rule_nothing_is_ready_however_little_is_asked_for() {
    readiness.deactivate();
    readiness = withThreshold(0);
    assertEquals(0, check().score());
    assertFalse(check().ready());
    scores("a", 0, 0);
    assertTrue(check().ready());
  }

  @Test
  void what_blocks_does_so_at_any_score_and_what_warns_does_not() {
    rule("a", 10, subject -> says(100, Severity.WARNING));
    assertTrue(check().ready());
    rule("b", 0, subject -> says(100, Severity.BLOCKING));
    assertEquals(100, check().score());
    assertFalse(check().ready());
  }

  private void assertErrorThatBlocks() {
    scores("z", 1000, 100);
    ReadinessReport report = check();
    assertFalse(report.ready());
    assertEquals(2, report.results().size(), "the other rules are asked all the same");
    assertEquals(0, report.results().get(0).assessment().score());
    List<Finding> blocking = report.blocking().toList();
    assertEquals(List.of(Severity.ERROR), blocking.stream().map(Finding::severity).toList());
    assertTrue(blocking.get(0).message().startsWith("The rule a could not answer."));
    assertFalse(blocking.get(0).message().contains("secret"), "the rule's own words");
  }

  @Test
  void a_rule_that_throws_is_an_error_that_blocks() {
    rule(
        "a",
        0,
        subject -> {
          throw new IllegalStateException("secret");
        });
    assertErrorThatBlocks();
  }

  @Test
  void a_rule_that_answers_nothing_is_an_error_that_blocks() {
    rule("a", 0, subject -> null);
    assertErrorThatBlocks();
  }

  @Test
  void a_rule_that_hangs_is_an_error_that_blocks() {
    CountDownLatch never = new CountDownLatch(1);
    rule(
        "a",
        0,
        subject -> {
          try {
            never.await();
          } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
          }
          return says(100, Severity.INFO);
        });
    assertErrorThatBlocks();
  }

  @Test
  void a_rule_sees_the_selected_works_and_how_the_artist_stands() {
    rule(
        "a",
        10,
        subject -> {
          assertEquals(Samples.artworks(3), subject.artworks());
          assertEquals(Map.of("rights", State.IN_REVIEW), subject.verifications());
          return says(77, Severity.INFO);
        });
    assertEquals(77, check().score());
  }

  @Test
  void a_kept_report_says_which_rules_said_it_and_of_what() {
    scores("b", 10, 70);
    FakeReference<ReadinessRule> newer = FakeReference.of("b", "2.0.0", 0);
    readiness.addRule(newer.giving(new Rule(subject -> says(80, Severity.INFO))));
    ReadinessReport report = readiness.report(ARTIST, MODEL.id());
    assertEquals(report, readiness.get(ARTIST, MODEL.id(), report.id()));
    assertEquals(MODEL.revision(), report.modelRevision());
    Result result = report.results().get(0);
    assertEquals(new Origin("b", "bundle.of.b", "2.0.0"), result.rule());
    assertEquals(10, result.weight());
    assertEquals(80, result.assessment().score());
    assertEquals(Sha256.of("line 1\nline 2\n"), result.inputsHash());
    readiness.removeRule(newer);
    assertEquals(70, check().score());
    assertEquals(80, readiness.get(ARTIST, MODEL.id(), report.id()).score());
  }

  @Test
  void nobody_else_checks_a_model_or_reads_its_reports() {
    String reportId = readiness.report(ARTIST, MODEL.id()).id();
    Caller other = new Caller("somebody-else", Set.of(Role.ARTIST));
    assertRefused(Models.NOT_FOUND, () -> readiness.check(other, MODEL.id()));
    assertRefused(Models.NOT_FOUND, () -> readiness.report(other, MODEL.id()));
    assertRefused(Models.NOT_FOUND, () -> readiness.get(other, MODEL.id(), reportId));
    assertRefused(Readiness.NOT_FOUND, () -> readiness.get(ARTIST, MODEL.id(), "no-report"));
    assertEquals(1, reports.rows.size());
  }

  private static void assertRefused(String code, Executable call) {
    assertEquals(code, assertThrows(PlatformException.class, call).code());
  }

  private record Rule(Function<ReadinessSubject, Assessment> says) implements ReadinessRule {
    @Override
    public List<String> inputs(ReadinessSubject subject) {
      return List.of("line 1", "line 2");
    }

    @Override
    public Assessment assess(ReadinessSubject subject) {
      return says.apply(subject);
    }
  }

  private static final class MemoryReports implements ReadinessStore {
    private final Map<String, ReadinessReport> rows = new ConcurrentHashMap<>();

    @Override
    public void add(ReadinessReport report) {
      rows.put(report.id(), report);
    }

    @Override
    public Optional<ReadinessReport> find(String id) {
      return Optional.ofNullable(rows.get(id));
    }
  }
}
