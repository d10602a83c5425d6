package art.painter.core.verification;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.plugin.PlugInKind;
import art.painter.api.verification.Verdict;
import art.painter.api.verification.VerificationCase;
import art.painter.api.verification.VerificationCase.State;
import art.painter.api.verification.VerificationCase.Step;
import art.painter.api.verification.VerificationStore;
import art.painter.api.verification.VerificationSubject;
import art.painter.api.verification.Verifications;
import art.painter.api.verification.Verifier;
import art.painter.core.Sha256;
import art.painter.core.plugin.Bounded;
import art.painter.core.plugin.Lease;
import art.painter.core.plugin.LeaseDesk;
import art.painter.core.plugin.PlugInFailure;
import art.painter.core.plugin.Pool;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verification cases over the store; the verifiers are plug-ins. */
@Component(configurationPid = "art.painter.core.verification")
@Designate(ocd = VerificationService.Config.class)
public final class VerificationService implements Verifications {
  private static final Logger LOG = LoggerFactory.getLogger(VerificationService.class);

  /** Configuration of verification. */
  @ObjectClassDefinition(name = "pAInter verification")
  @interface Config {
    @AttributeDefinition(
        description =
            "Seconds after which a verifier that has not answered is given up; the case is then undecided.",
        min = "1")
    int verifier_seconds() default 20;
  }

  private final VerificationStore store;
  private final AccountStore accounts;
  private final Models models;
  private final ArtworkStore artworks;
  private final Bounded bounded;
  private final LeaseDesk desk;
  private final Pool<Verifier> verifiers;

  @Activate
  public VerificationService(
      @Reference VerificationStore store,
      @Reference AccountStore accounts,
      @Reference Models models,
      @Reference ArtworkStore artworks,
      @Reference LeaseDesk desk,
      Config config) {
    this.store = store;
    this.accounts = accounts;
    this.models = models;
    this.artworks = artworks;
    this.desk = desk;
    this.verifiers = desk.open(PlugInKind.VERIFIER);
    this.bounded = new Bounded("verification", Duration.ofSeconds(config.verifier_seconds()));
  }

  @Deactivate
  void deactivate() {
    bounded.close();
    desk.close(verifiers);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addVerifier(ComponentServiceObjects<Verifier> verifier) {
    verifiers.add(verifier);
  }

  void removeVerifier(ServiceReference<Verifier> reference) {
    verifiers.remove(reference);
  }

  @Override
  public List<String> methods() {
    return List.copyOf(verifiers.ids());
  }

  @Override
  public VerificationCase request(Caller caller, String method, Optional<String> modelId) {
    caller.require(Role.ARTIST);
    boolean aboutArtworks = ask(method, Verifier::aboutArtworks);
    if (aboutArtworks && modelId.isEmpty()) {
      throw PlatformException.invalid(
          MODEL_NEEDED, "The method " + method + " looks at a model's works. Name the model.");
    }
    Optional<Model> model = modelId.filter(any -> aboutArtworks).map(id -> models.own(caller, id));
    VerificationSubject subject = subject(caller, model);
    String basis = basis(method, subject);
    Optional<VerificationCase> same =
        store.newest(caller.accountId(), model.map(Model::id)).stream()
            .filter(c -> c.method().equals(method) && c.basisHash().equals(basis))
            .filter(c -> c.state() == State.IN_REVIEW || c.state() == State.APPROVED)
            .findFirst();
    return same.orElseGet(() -> open(method, subject, basis));
  }

  private VerificationCase open(String method, VerificationSubject subject, String basis) {
    Lease<Verifier> lease = verifiers.lease(method).orElseThrow(() -> unavailable(method));
    var origin = lease.origin();
    Verdict verdict;
    try {
      verdict = bounded.call(lease, verifier -> verifier.verify(subject));
    } catch (PlugInFailure failure) {
      verdict =
          new Verdict(
              Verdict.Decision.UNDECIDED,
              List.of(
                  "The check could not be made: "
                      + failure.getMessage()
                      + " Ask again in a while."));
    }
    State state =
        switch (verdict.decision()) {
          case APPROVED -> State.APPROVED;
          case REVIEW -> State.IN_REVIEW;
          case REJECTED -> State.REJECTED;
          case UNDECIDED -> State.UNDECIDED;
        };
    VerificationCase opened =
        new VerificationCase(
            UuidCreator.getTimeOrderedEpochPlus1().toString(),
            subject.artist().id(),
            method,
            subject.model().map(Model::id),
            subject.artworks().stream().map(Artwork::id).toList(),
            basis,
            origin,
            state,
            List.of(new Step(Instant.now(), method, state, verdict.reasons())));
    store.add(opened);
    return opened;
  }

  private VerificationSubject subject(Caller caller, Optional<Model> model) {
    Account artist = accounts.find(caller.accountId()).orElseThrow();
    return new VerificationSubject(
        artist, model, model.map(m -> artworks.findAll(m.setup().artworkIds())).orElse(List.of()));
  }

  // Hashed within the call, so that lines which cannot be are the verifier's failure.
  private String basis(String method, VerificationSubject subject) {
    return ask(method, verifier -> Sha256.ofLines(verifier.basis(subject)));
  }

  private <R> R ask(String method, Function<Verifier, R> question) {
    Lease<Verifier> lease = verifiers.lease(method).orElseThrow(() -> unavailable(method));
    try {
      return bounded.call(lease, question);
    } catch (PlugInFailure failure) {
      throw new PlatformException(
          PlatformException.Kind.UNAVAILABLE,
          METHOD_UNAVAILABLE,
          "The verification method "
              + method
              + " does not work now. "
              + failure.getMessage()
              + " Try again later.",
          failure);
    }
  }

  private PlatformException unavailable(String method) {
    return PlatformException.unavailable(
        METHOD_UNAVAILABLE,
        "There is no verification method "
            + method
            + " now. There are: "
            + String.join(", ", verifiers.ids())
            + ".");
  }

  @Override
  public VerificationCase get(Caller caller, String id) {
    caller.loggedIn();
    return store
        .find(id)
        .filter(c -> caller.owns(c.artistId()) || caller.is(Role.REVIEWER))
        .orElseThrow(
            () ->
                PlatformException.notFound(NOT_FOUND, "You have no verification case " + id + "."));
  }

  @Override
  public Page<VerificationCase> list(Caller caller, Page.Request page) {
    return store.list(caller.require(Role.ARTIST).accountId(), page);
  }

  @Override
  public Page<VerificationCase> waiting(Caller caller, Page.Request page) {
    caller.require(Role.REVIEWER);
    return store.inReview(page);
  }

  @Override
  public VerificationCase decide(Caller caller, String id, boolean approve, String reason) {
    VerificationCase waiting = get(caller.require(Role.REVIEWER), id);
    if (caller.owns(waiting.artistId())) {
      throw PlatformException.denied(OWN_CASE, "Somebody else must decide your own case.");
    }
    String why = reason.strip();
    if (why.isEmpty() || why.length() > 1000) {
      throw PlatformException.invalid(
          REASON_NEEDED, "Give the reason in 1 to 1,000 characters; the artist will read it.");
    }
    State state = approve ? State.APPROVED : State.REJECTED;
    List<Step> history = new ArrayList<>(waiting.history());
    history.add(new Step(Instant.now(), caller.accountId(), state, List.of(why)));
    VerificationCase decided =
        new VerificationCase(
            id,
            waiting.artistId(),
            waiting.method(),
            waiting.modelId(),
            waiting.artworkIds(),
            waiting.basisHash(),
            waiting.origin(),
            state,
            history);
    if (waiting.state() != State.IN_REVIEW || !store.decide(decided)) {
      throw PlatformException.conflict(
          NOT_IN_REVIEW, "This case waits for no decision; it was decided before.");
    }
    LOG.info("Reviewer {} decided case {}: {}.", caller.accountId(), id, state);
    return decided;
  }

  @Override
  public Map<String, State> standing(Caller caller, Model model) {
    Map<String, State> standing = new TreeMap<>();
    for (VerificationCase newest : store.newest(caller.accountId(), Optional.of(model.id()))) {
      if (stillStands(caller, model, newest)) {
        standing.put(newest.method(), newest.state());
      }
    }
    return standing;
  }

  private boolean stillStands(Caller caller, Model model, VerificationCase newest) {
    VerificationSubject subject = subject(caller, newest.modelId().map(any -> model));
    try {
      return basis(newest.method(), subject).equals(newest.basisHash());
    } catch (PlatformException notNow) {
      LOG.debug(
          "The case {} does not count while its method does not work: {}",
          newest.id(),
          notNow.getMessage());
      return false;
    }
  }
}
