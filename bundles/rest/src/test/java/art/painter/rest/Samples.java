package art.painter.rest;

import art.painter.api.Origin;
import art.painter.api.account.Account;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Disclosure;
import art.painter.api.artwork.Evidence;
import art.painter.api.artwork.Rights;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelType;
import art.painter.api.model.SafetyConfirmation;
import art.painter.api.model.TriggerWord;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.ReadinessReport;
import art.painter.api.testoutput.Review;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.training.BaseModel;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingStatus;
import art.painter.api.verification.VerificationCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of everything, all belonging to the artist {@code a1}. */
final class Samples {
  static final String HASH = "0123456789abcdef".repeat(4);
  static final String SECRET = "5ec4e7".repeat(11).substring(2);
  static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
  static final String TOKEN = "good-token";
  static final Account ARTIST =
      new Account("a1", "ada@example.org", "Ada", "DE", Set.of(Role.ARTIST, Role.OPERATOR), AT);
  static final Declaration DECLARATION =
      new Declaration(Rights.SELF_CREATED, Set.of(Disclosure.COLLABORATIVE), "with Bo", AT);
  static final Artwork ARTWORK =
      new Artwork(
          "w1",
          "a1",
          "Grüße \"1\".png",
          new ArtworkFacts(HASH, 5, "image/png", 600, 800, Map.of("sharpness", "120.5")),
          Optional.of(DECLARATION),
          Optional.of(new Evidence("sketch.psd", 7)),
          AT);
  static final Model MODEL =
      new Model(
          "m1",
          "a1",
          3,
          new ModelSetup(
              "Hills",
              ModelType.STYLE,
              new TriggerWord("HILLS_V1"),
              "hills",
              List.of("w1"),
              Set.of(SafetyConfirmation.NO_SCRAPED_CONTENT),
              Optional.of(HASH)),
          AT,
          AT);
  static final Tier TIER =
      new Tier("demo", "1", "Demo", "To try.", List.of("Look."), List.of("Sell."), false);
  static final Terms TERMS =
      new Terms(HASH, List.of(TIER), Set.of(RestrictedCategory.NFT), "Be kind.", AT);
  static final Origin ORIGIN =
      new Origin("dataset.count", "art.painter.readiness.dataset", "0.1.0");
  static final ReadinessReport REPORT =
      new ReadinessReport(
          "r1",
          "m1",
          3,
          55,
          60,
          false,
          List.of(
              new ReadinessReport.Result(
                  ORIGIN,
                  10,
                  new Assessment(
                      55,
                      List.of(
                          new Finding(
                              Finding.Severity.BLOCKING, "1 work.", "Add 9.", List.of("w1")))),
                  HASH)),
          AT);
  static final BaseModel BASE = new BaseModel("Base", "1", "Us", "Apache-2.0", true, "Known.");
  static final Notice NOTICE = new Notice("2026-11", "en", "All of it.", HASH);
  static final TrainingConsent CONSENT =
      new TrainingConsent(
          "c1",
          2,
          "a1",
          "DE",
          "m1",
          3,
          List.of(new TrainingConsent.Work("w1", HASH, Rights.SELF_CREATED)),
          HASH,
          HASH,
          SECRET,
          HASH,
          "local",
          BASE,
          NOTICE,
          AT);
  static final ModelVersion VERSION =
      new ModelVersion(
          "v1",
          "a1",
          "m1",
          3,
          "t1",
          "local",
          "x1",
          new TriggerWord("HILLS_V1"),
          "c1",
          BASE,
          HASH,
          5,
          Map.of("rank", "4"),
          AT,
          Optional.empty());

  /** The version, once its artist asked to delete it. */
  static ModelVersion deleted(String message, Optional<Instant> completed) {
    return new ModelVersion(
        VERSION.id(),
        VERSION.ownerId(),
        VERSION.modelId(),
        VERSION.modelRevision(),
        VERSION.trainingId(),
        VERSION.providerId(),
        VERSION.providerVersion(),
        VERSION.triggerWord(),
        VERSION.consentId(),
        VERSION.baseModel(),
        VERSION.weightsHash(),
        VERSION.weightsBytes(),
        VERSION.details(),
        VERSION.completed(),
        Optional.of(
            new ModelVersion.Deletion(
                AT, message, completed, completed.map(done -> "v1.deletion"))));
  }

  static final TestOutput OUTPUT =
      new TestOutput(
          "o1",
          "a1",
          "v1",
          "a hill",
          42,
          1,
          "0123456789abcdef".repeat(2),
          TestOutput.State.SUCCEEDED,
          "",
          Optional.of(new TestOutput.Image(HASH, 5, "image/png", "rc1", List.of("Fine."), AT)),
          Optional.of(new Review(Review.Decision.APPROVED, "", AT)),
          AT);
  static final VerificationCase CASE =
      new VerificationCase(
          "vc1",
          "a1",
          "rights",
          Optional.of("m1"),
          List.of("w1"),
          HASH,
          ORIGIN,
          VerificationCase.State.IN_REVIEW,
          List.of(
              new VerificationCase.Step(
                  AT, "rights", VerificationCase.State.IN_REVIEW, List.of("All is there."))));

  private Samples() {}

  static TrainingJob training(TrainingStatus status, String message) {
    return new TrainingJob(
        "t1",
        "a1",
        "m1",
        3,
        "local",
        "c1",
        "r1",
        7,
        new TrainingJob.State(
            status,
            0.5,
            message,
            List.of("step 1", "step 2"),
            Optional.of(HASH),
            Optional.empty(),
            Optional.of("x1"),
            false,
            status == TrainingStatus.SUCCEEDED ? Optional.of("v1") : Optional.empty(),
            status.isFinal() ? Optional.of(AT) : Optional.empty()),
        AT);
  }
}
