package art.painter.core.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.Origin;
import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artwork;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.verification.Verdict;
import art.painter.api.verification.Verdict.Decision;
import art.painter.api.verification.VerificationCase;
import art.painter.api.verification.VerificationCase.State;
import art.painter.api.verification.VerificationCase.Step;
import art.painter.api.verification.Verifications;
import art.painter.api.verification.Verifier;
import art.painter.core.Sha256;
import art.painter.core.account.MemoryAccounts;
import art.painter.core.artwork.MemoryArtworks;
import art.painter.core.model.MemoryModels;
import art.painter.core.plugin.FakeReference;
import art.painter.core.plugin.LeaseDesk;
import art.painter.testkit.Samples;
import art.painter.testkit.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationServiceTest {
  private static final Caller ARTIST = Samples.account().caller();
  private static final Caller OTHER = new Caller("somebody-else", Set.of(Role.ARTIST));
  private static final Caller REVIEWER = new Caller("reviewer-1", Set.of(Role.REVIEWER));

  private final MemoryCases cases = new MemoryCases();
  private final MemoryArtworks artworks = MemoryArtworks.of(Samples.artworks(3));
  private final Models models = new MemoryModels().facade(artworks, cases, Map.of());
  private final Model model = models.create(ARTIST, Samples.model(Samples.artworks(2)).setup());
  private final MemoryAccounts accounts = new MemoryAccounts();
  private final VerificationService verifications =
      Settings.of(
              VerificationService.Config.class,
              config ->
                  new VerificationService(
                      cases, accounts, models, artworks, LeaseDesk.standard(), config))
          .with(Map.of("verifier.seconds", 1));
  private final FakeVerifier account = new FakeVerifier(false);
  private final FakeVerifier rights = new FakeVerifier(true);

  VerificationServiceTest() {
    accounts.add(Samples.account(), "hash");
    verifications.addVerifier(FakeReference.<Verifier>of("account", "1.0.0", 0).giving(account));
    verifications.addVerifier(FakeReference.<Verifier>of("rights", "1.4.0", 0).giving(rights));
  }

  @AfterEach
  void stop() {
    verifications.deactivate();
  }

  private VerificationCase request() {
    return verifications.request(ARTIST, "rights", Optional.of(model.id()));
  }

  private Model select(int works) {
    return models.edit(
        ARTIST,
        model.id(),
        OptionalInt.empty(),
        setup -> setup.withArtworks(Samples.artworks(works).stream().map(Artwork::id).toList()));
  }

  private Map<String, State> standing() {
    return verifications.standing(ARTIST, models.own(ARTIST, model.id()));
  }

  private static void assertRefused(String code, Executable call) {
    assertEquals(code, assertThrows(PlatformException.class, call).code());
  }

  @ParameterizedTest
  @CsvSource({
    "APPROVED, APPROVED",
    "REVIEW, IN_REVIEW",
    "REJECTED, REJECTED",
    "UNDECIDED, UNDECIDED"
  })
  void a_case_keeps_what_the_verifier_said_of_what_and_which_verifier_it_was(
      Decision decision, State state) {
    rights.says = subject -> new Verdict(decision, List.of("Because."));
    VerificationCase opened = request();
    assertEquals(Optional.of(opened), cases.find(opened.id()));
    assertEquals(new Origin("rights", "bundle.of.rights", "1.4.0"), opened.origin());
    assertEquals(ARTIST.accountId(), opened.artistId());
    assertEquals(Optional.of(model.id()), opened.modelId());
    assertEquals(model.setup().artworkIds(), opened.artworkIds());
    assertEquals(state, opened.state());
    Step step = opened.history().get(0);
    assertEquals("rights", step.actor());
    assertEquals(state, step.state());
    assertEquals(List.of("Because."), step.reasons());
  }

  private void assertUndecided() {
    VerificationCase failed = request();
    assertEquals(State.UNDECIDED, failed.state());
    String reason = failed.history().get(0).reasons().get(0);
    assertTrue(reason.startsWith("The check could not be made:"), reason);
    assertFalse(reason.contains("secret"), "the verifier's own words");
    rights.says = subject -> new Verdict(Decision.APPROVED, List.of());
    assertEquals(State.APPROVED, request().state());
    assertEquals(2, cases.rows.size(), "an undecided case is asked again");
  }

  @Test
  void a_verifier_that_throws_decides_nothing_and_is_asked_again() {
    rights.says =
        subject -> {
          throw new IllegalStateException("secret");
        };
    assertUndecided();
  }

  @Test
  void a_verifier_that_answers_nothing_decides_nothing() {
    rights.says = subject -> null;
    assertUndecided();
  }

  @Test
  void a_verifier_that_gives_no_decision_decides_nothing() {
    rights.says = subject -> new Verdict(null, List.of("secret"));
    assertUndecided();
  }

  @Test
  void a_verifier_that_hangs_decides_nothing() {
    CountDownLatch never = new CountDownLatch(1);
    rights.says =
        subject -> {
          try {
            never.await();
          } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
          }
          return new Verdict(Decision.APPROVED, List.of());
        };
    assertUndecided();
  }

  @Test
  void a_verifier_that_cannot_say_what_its_case_depends_on_does_not_work_now() {
    request();
    assertEquals(Map.of("rights", State.IN_REVIEW), standing());
    rights.basis = subject -> Arrays.asList("a line", null);
    assertRefused(Verifications.METHOD_UNAVAILABLE, this::request);
    assertEquals(Map.of(), standing());
    assertEquals(1, cases.rows.size());
  }

  @Test
  void of_an_unknown_method_it_is_told_which_there_are() {
    PlatformException refused =
        assertThrows(
            PlatformException.class, () -> verifications.request(ARTIST, "palm", Optional.empty()));
    assertEquals(Verifications.METHOD_UNAVAILABLE, refused.code());
    assertTrue(refused.getMessage().endsWith("There are: account, rights."), refused.getMessage());
  }

  @Test
  void a_method_about_works_needs_an_own_model_and_one_about_the_account_none() {
    assertRefused(
        Verifications.MODEL_NEEDED,
        () -> verifications.request(ARTIST, "rights", Optional.empty()));
    assertRefused(
        Models.NOT_FOUND, () -> verifications.request(OTHER, "rights", Optional.of(model.id())));
    VerificationCase opened =
        verifications.request(ARTIST, "account", Optional.of("somebody else's model"));
    assertEquals(Optional.empty(), opened.modelId());
    assertEquals(List.of(), opened.artworkIds());
    assertEquals(List.of(opened), List.copyOf(cases.rows.values()));
  }

  @Test
  void the_same_things_are_checked_once_unless_they_were_rejected() {
    VerificationCase first = request();
    assertEquals(Sha256.ofLines(model.setup().artworkIds()), first.basisHash());
    assertEquals(first, request());
    verifications.decide(REVIEWER, first.id(), true, "Seen.");
    assertEquals(first.id(), request().id());
    select(3);
    VerificationCase second = request();
    assertNotEquals(first.id(), second.id());
    verifications.decide(REVIEWER, second.id(), false, "Not yours.");
    assertNotEquals(second.id(), request().id());
  }

  @Test
  void a_reviewers_decision_ends_the_case_and_is_kept_with_its_reason() {
    VerificationCase opened = request();
    assertEquals(List.of(opened), verifications.waiting(REVIEWER, Page.Request.first()).items());
    VerificationCase decided = verifications.decide(REVIEWER, opened.id(), false, " Not yours. ");
    assertEquals(decided, verifications.get(ARTIST, opened.id()));
    assertEquals(State.REJECTED, decided.state());
    assertEquals(opened.history().get(0), decided.history().get(0));
    Step step = decided.history().get(1);
    assertEquals("reviewer-1", step.actor());
    assertEquals(List.of("Not yours."), step.reasons());
    assertEquals(List.of(), verifications.waiting(REVIEWER, Page.Request.first()).items());
    assertRefused(
        Verifications.NOT_IN_REVIEW,
        () -> verifications.decide(REVIEWER, opened.id(), true, "Changed my mind."));
  }

  @Test
  void of_two_reviewers_at_once_the_first_one_decides() {
    String id = request().id();
    Caller quicker = new Caller("reviewer-2", Set.of(Role.REVIEWER));
    cases.beforeDeciding =
        () -> {
          cases.beforeDeciding = () -> {};
          verifications.decide(quicker, id, false, "Not theirs.");
        };
    assertRefused(
        Verifications.NOT_IN_REVIEW,
        () -> verifications.decide(REVIEWER, id, true, "All in order."));
    assertEquals(State.REJECTED, verifications.get(ARTIST, id).state());
  }

  @Test
  void only_a_reviewer_who_is_not_the_artist_decides_and_says_why() {
    String id = request().id();
    Caller both = new Caller(ARTIST.accountId(), Set.of(Role.ARTIST, Role.REVIEWER));
    assertRefused(Verifications.OWN_CASE, () -> verifications.decide(both, id, true, "Mine."));
    assertRefused(Caller.ROLE_NEEDED, () -> verifications.decide(ARTIST, id, true, "Mine."));
    assertRefused(
        Verifications.REASON_NEEDED, () -> verifications.decide(REVIEWER, id, true, " \n"));
    assertRefused(
        Verifications.REASON_NEEDED,
        () -> verifications.decide(REVIEWER, id, true, "a".repeat(1001)));
    assertRefused(
        Verifications.NOT_FOUND, () -> verifications.decide(REVIEWER, "none", true, "Fine."));
    assertEquals(State.IN_REVIEW, cases.find(id).orElseThrow().state());
  }

  @Test
  void other_artists_see_no_case_and_reviewers_see_each() {
    VerificationCase opened = request();
    assertRefused(Verifications.NOT_FOUND, () -> verifications.get(OTHER, opened.id()));
    assertRefused(Caller.ROLE_NEEDED, () -> verifications.waiting(ARTIST, Page.Request.first()));
    assertEquals(opened, verifications.get(REVIEWER, opened.id()));
  }

  @Test
  void an_approval_stands_for_what_was_looked_at_while_its_method_is_there() {
    verifications.decide(REVIEWER, request().id(), true, "Seen.");
    verifications.request(ARTIST, "account", Optional.empty());
    assertEquals(Map.of("account", State.IN_REVIEW, "rights", State.APPROVED), standing());
    select(3);
    assertEquals(Map.of("account", State.IN_REVIEW), standing());
    select(2);
    assertEquals(Map.of("account", State.IN_REVIEW, "rights", State.APPROVED), standing());
    rights.basis =
        subject -> {
          throw new IllegalStateException("away");
        };
    assertEquals(Map.of("account", State.IN_REVIEW), standing());
  }
}
