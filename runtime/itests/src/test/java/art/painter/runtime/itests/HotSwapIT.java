package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.Origin;
import art.painter.api.PlatformException;
import art.painter.api.account.Accounts;
import art.painter.api.account.Caller;
import art.painter.api.account.Registration;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artworks;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Evidence;
import art.painter.api.artwork.Rights;
import art.painter.api.consent.Consents;
import art.painter.api.license.Licenses;
import art.painter.api.license.RestrictedCategory;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelType;
import art.painter.api.model.Models;
import art.painter.api.model.SafetyConfirmation;
import art.painter.api.model.TriggerWord;
import art.painter.api.readiness.Readiness;
import art.painter.api.readiness.ReadinessReport;
import art.painter.api.training.Providers;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingStatus;
import art.painter.api.training.Trainings;
import art.painter.api.verification.Verifications;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** Plug-ins come, go and are replaced while the node runs. */
@ExtendWith(InContainer.class)
public class HotSwapIT {
  @Inject private BundleContext context;
  @Inject private ConfigurationAdmin configurations;
  @Inject private Accounts accounts;
  @Inject private Artworks artworks;
  @Inject private Models models;
  @Inject private Licenses licenses;
  @Inject private Verifications verifications;
  @Inject private Readiness readiness;
  @Inject private Consents consents;
  @Inject private Providers providers;
  @Inject private Trainings trainings;

  @Test
  public void the_score_follows_a_rule_bundle_that_stops_starts_and_is_replaced() throws Exception {
    Caller artist = join("ruled", Role.ARTIST);
    Model model = model(artist, "RULED_1", 4);
    Bundle dataset = bundle("art.painter.readiness.dataset");
    ReadinessReport full = readiness.check(artist, model.id());
    assertTrue(ids(full).contains("dataset.count"), ids(full)::toString);

    dataset.stop();
    ReadinessReport without = readiness.check(artist, model.id());
    assertTrue(
        ids(without).stream().noneMatch(id -> id.startsWith("dataset.")), ids(without)::toString);
    assertTrue(without.score() != full.score(), "the score follows");

    dataset.start();
    await("the rules are back", () -> ids(readiness.check(artist, model.id())).equals(ids(full)));
    assertEquals(full.score(), readiness.check(artist, model.id()).score());

    try (var jar = Files.newInputStream(Distribution.bundle("art.painter.readiness.dataset"))) {
      dataset.update(jar);
    }
    await("the rules are back", () -> ids(readiness.check(artist, model.id())).equals(ids(full)));
  }

  @Test
  public void a_second_version_beside_the_first_takes_over_and_neither_shows_double()
      throws Exception {
    Caller artist = join("doubled", Role.ARTIST);
    Model model = model(artist, "DOUBLED_1", 4);
    List<String> before = ids(readiness.check(artist, model.id()));
    Bundle second =
        context.installBundle(
            "second",
            new ByteArrayInputStream(Distribution.newer("art.painter.readiness.dataset")));
    try {
      second.start();
      await(
          "the newer one answers",
          () ->
              readiness.rules().stream()
                  .filter(rule -> rule.id().equals("dataset.count"))
                  .map(Origin::version)
                  .toList()
                  .equals(List.of("9.9.9")));
      assertEquals(before, ids(readiness.check(artist, model.id())));
    } finally {
      second.uninstall();
    }
    assertEquals(before, ids(readiness.check(artist, model.id())));
  }

  @Test
  public void without_any_rule_nothing_is_ready() throws Exception {
    Caller artist = join("unruled", Role.ARTIST);
    Model model = model(artist, "UNRULED_1", 1);
    List<Bundle> rules =
        Arrays.stream(context.getBundles())
            .filter(bundle -> bundle.getSymbolicName().startsWith("art.painter.readiness."))
            .toList();
    for (Bundle rule : rules) {
      rule.stop();
    }
    try {
      assertFalse(readiness.check(artist, model.id()).ready());
    } finally {
      for (Bundle rule : rules) {
        rule.start();
      }
    }
  }

  @Test
  public void a_running_training_outlives_its_provider() throws Exception {
    Hashtable<String, Object> small = new Hashtable<>();
    small.put("steps", 24);
    small.put("image.size", 256);
    configurations.getConfiguration("art.painter.training.local", "?").update(small);
    Caller artist = join("swapped", Role.ARTIST);
    Model model = model(artist, "SWAPPED_1", 12);
    approve(artist, model);
    String notice = consents.notice(artist, model.id(), "local").hash();
    String consent = consents.give(artist, model.id(), "local", notice).id();
    TrainingJob job =
        trainings.start(artist, model.id(), "local", consent, OptionalLong.of(5), Optional.empty());
    await("it runs", () -> state(artist, job).progress() > 0.1);

    Bundle local = bundle("art.painter.training.local");
    local.stop();
    assertThrows(PlatformException.class, () -> providers.get("local"));
    await("it says why it waits", () -> state(artist, job).message().contains("not there"));
    assertFalse(state(artist, job).status().isFinal());
    try (var jar = Files.newInputStream(Distribution.bundle("art.painter.training.local"))) {
      local.update(jar);
    }
    local.start();
    await("it ends", () -> state(artist, job).status().isFinal());
    assertEquals(
        TrainingStatus.SUCCEEDED, state(artist, job).status(), state(artist, job)::message);
    assertEquals(
        1,
        trainings
            .versions(artist, model.id(), art.painter.api.Page.Request.first())
            .items()
            .size());
  }

  private TrainingJob.State state(Caller artist, TrainingJob job) {
    return trainings.get(artist, job.id()).state();
  }

  private Caller join(String name, Role role) {
    return accounts
        .register(
            new Registration(
                name + "@example.org",
                "a long enough one",
                name,
                "DE",
                Set.of(role),
                Optional.empty()))
        .caller();
  }

  private Model model(Caller artist, String trigger, int works) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < works; i++) {
      String id =
          artworks
              .upload(
                  artist,
                  "work-" + i + ".png",
                  new ByteArrayInputStream(Pictures.png(trigger.hashCode() + i)))
              .artwork()
              .id();
      artworks.declare(
          artist, id, new Declaration(Rights.SELF_CREATED, Set.of(), "", Instant.now()));
      artworks.addEvidence(artist, id, new Evidence("layers.kra", 10));
      ids.add(id);
    }
    ModelSetup setup =
        new ModelSetup(
            "Model " + trigger,
            ModelType.STYLE,
            new TriggerWord(trigger),
            trigger.toLowerCase().replace('_', '-'),
            ids,
            EnumSet.allOf(SafetyConfirmation.class),
            Optional.empty());
    Model model = models.create(artist, setup);
    licenses.set(artist, model.id(), Set.of("demo"), Set.of(RestrictedCategory.NFT), "");
    return models.get(artist, model.id());
  }

  private void approve(Caller artist, Model model) {
    Caller reviewer = new Caller("somebody-else", Set.of(Role.REVIEWER));
    for (String method : List.of("account", "rights")) {
      String id = verifications.request(artist, method, Optional.of(model.id())).id();
      verifications.decide(reviewer, id, true, "Checked.");
    }
  }

  private static List<String> ids(ReadinessReport report) {
    return report.results().stream().map(result -> result.rule().id()).toList();
  }

  private Bundle bundle(String name) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getSymbolicName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited in vain until " + what);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
