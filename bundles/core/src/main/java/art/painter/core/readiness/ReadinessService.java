package art.painter.core.readiness;

import art.painter.api.Origin;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.plugin.PlugInKind;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.Readiness;
import art.painter.api.readiness.ReadinessReport;
import art.painter.api.readiness.ReadinessReport.Result;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessStore;
import art.painter.api.readiness.ReadinessSubject;
import art.painter.api.verification.Verifications;
import art.painter.core.Sha256;
import art.painter.core.plugin.Bounded;
import art.painter.core.plugin.Lease;
import art.painter.core.plugin.LeaseDesk;
import art.painter.core.plugin.PlugInFailure;
import art.painter.core.plugin.Pool;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Asks every rule that is there about stored facts and weighs the answers. */
@Component(configurationPid = "art.painter.core.readiness")
@Designate(ocd = ReadinessService.Config.class)
public final class ReadinessService implements Readiness {
  private static final int DEFAULT_WEIGHT = 10;
  private static final int MOST_WEIGHT = 1000;

  /** Configuration of readiness. */
  @ObjectClassDefinition(name = "pAInter readiness")
  @interface Config {
    @AttributeDefinition(
        description =
            "The score that a training needs, 0 to 100. Each rule's weight stands in the rule's own file.",
        min = "0",
        max = "100")
    int threshold() default 60;

    @AttributeDefinition(
        description =
            "Seconds after which a rule that has not answered counts as failed; no training starts then.",
        min = "1")
    int rule_seconds() default 10;
  }

  private final ReadinessStore store;
  private final Models models;
  private final ArtworkStore artworks;
  private final Verifications verifications;
  private final int threshold;
  private final Bounded bounded;
  private final LeaseDesk desk;
  private final Pool<ReadinessRule> rules;

  @Activate
  public ReadinessService(
      @Reference ReadinessStore store,
      @Reference Models models,
      @Reference ArtworkStore artworks,
      @Reference Verifications verifications,
      @Reference LeaseDesk desk,
      Config config) {
    this.store = store;
    this.models = models;
    this.artworks = artworks;
    this.verifications = verifications;
    this.threshold = config.threshold();
    this.desk = desk;
    this.rules = desk.open(PlugInKind.READINESS_RULE);
    this.bounded = new Bounded("readiness", Duration.ofSeconds(config.rule_seconds()));
  }

  @Deactivate
  void deactivate() {
    bounded.close();
    desk.close(rules);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addRule(ComponentServiceObjects<ReadinessRule> rule) {
    rules.add(rule);
  }

  void removeRule(ServiceReference<ReadinessRule> reference) {
    rules.remove(reference);
  }

  @Override
  public List<Origin> rules() {
    List<Lease<ReadinessRule>> leases = rules.leaseAll();
    leases.forEach(Lease::close);
    return leases.stream().map(Lease::origin).toList();
  }

  @Override
  public ReadinessReport check(Caller caller, String modelId) {
    Model model = models.own(caller, modelId);
    ReadinessSubject subject =
        new ReadinessSubject(
            model,
            artworks.findAll(model.setup().artworkIds()),
            verifications.standing(caller, model));
    List<Result> results = rules.leaseAll().stream().map(rule -> assess(rule, subject)).toList();
    long weights = results.stream().mapToLong(Result::weight).sum();
    long weighted =
        results.stream().mapToLong(r -> (long) r.weight() * r.assessment().score()).sum();
    int score = weights == 0 ? 0 : (int) Math.round((double) weighted / weights);
    boolean blocked =
        results.stream().flatMap(r -> r.assessment().findings().stream()).anyMatch(Finding::blocks);
    return new ReadinessReport(
        UuidCreator.getTimeOrderedEpochPlus1().toString(),
        modelId,
        model.revision(),
        score,
        threshold,
        !results.isEmpty() && score >= threshold && !blocked,
        results,
        Instant.now());
  }

  private Result assess(Lease<ReadinessRule> rule, ReadinessSubject subject) {
    int weight =
        Math.min(MOST_WEIGHT, Math.max(0, rule.intProperty(ReadinessRule.WEIGHT, DEFAULT_WEIGHT)));
    var origin = rule.origin();
    try {
      return bounded.call(
          rule,
          r ->
              new Result(
                  origin,
                  weight,
                  Objects.requireNonNull(r.assess(subject), "a rule must not answer with null"),
                  Sha256.ofLines(r.inputs(subject))));
    } catch (PlugInFailure failure) {
      Finding error =
          new Finding(
              Severity.ERROR,
              "The rule " + origin.id() + " could not answer. " + failure.getMessage(),
              "Check again in a while. If it stays so, tell the operator of this node.",
              List.of());
      return new Result(
          origin, weight, new Assessment(0, List.of(error)), Sha256.ofLines(List.of()));
    }
  }

  @Override
  public ReadinessReport report(Caller caller, String modelId) {
    ReadinessReport report = check(caller, modelId);
    store.add(report);
    return report;
  }

  @Override
  public ReadinessReport get(Caller caller, String modelId, String reportId) {
    models.own(caller, modelId);
    return store
        .find(reportId)
        .filter(report -> report.modelId().equals(modelId))
        .orElseThrow(
            () ->
                PlatformException.notFound(
                    NOT_FOUND, "Model " + modelId + " has no readiness report " + reportId + "."));
  }
}
