package art.painter.core.consent;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.consent.ConsentState;
import art.painter.api.consent.ConsentState.Standing;
import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.Consents;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.consent.TrainingConsent.Work;
import art.painter.api.consent.WorkProof;
import art.painter.api.license.Licenses;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import art.painter.api.model.Models;
import art.painter.api.record.Records;
import art.painter.api.schedule.Schedule;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import art.painter.core.consent.Proposals.Proposal;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Consents over the store; that they were given, and how they stand, is what the log says. */
@Component(configurationPid = "art.painter.core.consent")
@Designate(ocd = ConsentService.Config.class)
public final class ConsentService implements Consents {
  /** Configuration of consent. */
  @ObjectClassDefinition(name = "pAInter consent")
  @interface Config {
    @AttributeDefinition(
        description =
            "Who is responsible for the processing, as notices and new consent records name them: a"
                + " company or studio, best with an address. After a change artists agree again"
                + " before the next training.")
    String controller() default "the operator of this pAInter node";

    @AttributeDefinition(
        description =
            "Whom artists can complain to, as notices and new consent records name them, such as a"
                + " data protection authority; none when empty. After a change artists agree again"
                + " before the next training.")
    String complaints() default "";
  }

  private final ConsentStore store;
  private final Models models;
  private final Licenses licenses;
  private final Records records;
  private final Config config;
  private final Proposals proposals;
  private final ConsentStates states;
  private final Withdrawals withdrawals;

  @Activate
  public ConsentService(
      @Reference ConsentStore store,
      @Reference Models models,
      @Reference ArtworkStore artworks,
      @Reference AccountStore accounts,
      @Reference Providers providers,
      @Reference Licenses licenses,
      @Reference Records records,
      @Reference TransparencyLog log,
      @Reference EventAdmin events,
      @Reference Schedule schedule,
      Config config) {
    this.store = store;
    this.models = models;
    this.licenses = licenses;
    this.records = records;
    this.config = config;
    this.proposals = new Proposals(models, artworks, providers, accounts, config);
    this.states = new ConsentStates(store, log, records, events);
    this.withdrawals = new Withdrawals(store, records, states, schedule);
  }

  @Deactivate
  void deactivate() {
    withdrawals.close();
  }

  @Override
  public Notice notice(Caller caller, String modelId, String providerId) {
    return proposals.of(caller, modelId, providerId).notice();
  }

  @Override
  public TrainingConsent give(Caller caller, String modelId, String providerId, String noticeHash) {
    Proposal proposal = proposals.of(caller, modelId, providerId);
    if (!proposal.notice().hash().equals(noticeHash)) {
      throw PlatformException.conflict(
          NOTICE_CHANGED,
          "The notice is no longer the one you read. Read it again and agree to the new text.");
    }
    Manifest manifest = Manifest.of(proposal.works());
    TrainingConsent consent =
        new TrainingConsent(
            UuidCreator.getTimeOrderedEpoch().toString(),
            Records.FORM,
            caller.accountId(),
            proposal.country(),
            modelId,
            proposal.model().revision(),
            proposal.works(),
            Manifest.fingerprint(proposal.works()),
            manifest.root(),
            manifest.salt(),
            proposal.termsHash(),
            providerId,
            proposal.provider().baseModel(),
            proposal.notice(),
            // No finer than any database keeps it, so that row and record say the same.
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    licenses.granted(caller, modelId);
    // The row comes first, since only it has the manifest's salt: a logged consent always has its
    // proofs and can be withdrawn. A row whose record was never logged counts as not given; it is
    // completed when the same is agreed to again.
    TrainingConsent kept = store.add(consent);
    records.keep(ConsentContent.given(kept, proposal.provider(), config));
    return kept;
  }

  /** One whose withdrawal was taken is answered whatever the log can tell. */
  private boolean isGiven(TrainingConsent consent) {
    return consent.version() < Records.FORM
        || store.withdrawalAsked(consent.id()).isPresent()
        || logged(consent.id()).isPresent();
  }

  /** A withdrawal is taken also while the log cannot tell; there is no harm in one too many. */
  private boolean mayBeGiven(TrainingConsent consent) {
    try {
      return isGiven(consent);
    } catch (PlatformException cannotTell) {
      return true;
    }
  }

  private Optional<LogRecord> logged(String consentId) {
    return records.find(RecordKind.CONSENT, consentId);
  }

  @Override
  public TrainingConsent get(Caller caller, String id) {
    return get(caller, id, this::isGiven);
  }

  private TrainingConsent get(Caller caller, String id, Predicate<TrainingConsent> given) {
    caller.loggedIn();
    return store
        .find(id)
        .filter(consent -> caller.owns(consent.artistId()))
        .filter(given)
        .orElseThrow(() -> notFound("You gave no consent " + id + "."));
  }

  private static PlatformException notFound(String message) {
    return PlatformException.notFound(NOT_FOUND, message);
  }

  @Override
  public Page<TrainingConsent> list(Caller caller, String modelId, Page.Request page) {
    models.own(caller, modelId);
    Page<TrainingConsent> stored = store.list(modelId, page);
    return new Page<>(stored.items().stream().filter(this::isGiven).toList(), stored.next());
  }

  @Override
  public TrainingConsent current(Caller caller, String id, String modelId, String providerId) {
    TrainingConsent consent = get(caller, id);
    requireInForce(id);
    Proposal now = proposals.of(caller, modelId, providerId);
    // The notice names model, works, terms, provider, base model and where the works go.
    boolean same =
        consent.version() == Records.FORM
            && consent.modelId().equals(modelId)
            && consent.works().equals(now.works())
            && consent.notice().hash().equals(now.notice().hash());
    if (!same) {
      throw PlatformException.conflict(
          OUTDATED,
          "This consent is about another notice, other works, terms or another provider than the training. Read the notice and agree again.");
    }
    return consent;
  }

  @Override
  public ConsentState state(String consentId) {
    ConsentState state = states.of(consentId);
    return state.since().isPresent()
        ? state
        : new ConsentState(
            state.standing(), store.find(consentId).map(TrainingConsent::given), state.recordId());
  }

  @Override
  public void requireInForce(String consentId) {
    states.requireInForce(consentId);
    if (store.find(consentId).filter(consent -> consent.version() < Records.FORM).isPresent()) {
      throw PlatformException.conflict(
          OUTDATED,
          "This consent was given before consents were recorded in the log. Nothing new rests on it. Read the notice, agree to it and train again.");
    }
  }

  @Override
  public void requireProvider(String consentId, ProviderDescription provider) {
    if (logged(consentId).filter(record -> ConsentContent.names(record, provider)).isEmpty()) {
      throw PlatformException.conflict(
          OUTDATED,
          "The provider %s is not as the notice that you agreed to says: its name, its base model or where your works go has changed. Read the notice, agree to it and train again."
              .formatted(provider.title()));
    }
  }

  @Override
  public ConsentState withdraw(Caller caller, String consentId) {
    withdrawals.ask(get(caller, consentId, this::mayBeGiven));
    return state(consentId);
  }

  @Override
  public ConsentState pause(Caller caller, String consentId) {
    states.pause(get(caller, consentId));
    return state(consentId);
  }

  @Override
  public ConsentState resume(Caller caller, String consentId) {
    states.resume(get(caller, consentId));
    return state(consentId);
  }

  @Override
  public WorkProof prove(Caller caller, String consentId, String artworkId) {
    TrainingConsent consent = get(caller, consentId);
    if (logged(consentId).isEmpty()) {
      throw notFound("Consent " + consentId + " was given before records were logged.");
    }
    List<String> works = consent.works().stream().map(Work::artworkId).toList();
    if (!works.contains(artworkId)) {
      throw PlatformException.notFound(
          WORK_NOT_FOUND,
          "Work " + artworkId + " is not among those of the consent, or they were erased.");
    }
    return new Manifest(consent.manifestSalt(), consent.works()).prove(works.indexOf(artworkId));
  }

  @Override
  public void erase(Caller caller, String consentId) {
    TrainingConsent consent = get(caller, consentId);
    if (state(consentId).standing() != Standing.WITHDRAWN) {
      throw PlatformException.conflict(
          IN_FORCE, "Withdraw the consent first. Then its particulars can be erased.");
    }
    // First, so that no withdrawal is logged of a consent that is gone already.
    withdrawals.log(consent);
    // What the store keeps of the consent goes in the same transaction in which this is logged.
    logged(consentId)
        .ifPresentOrElse(
            records::erase, () -> records.keep(ConsentContent.deletionOfUnlogged(consent)));
  }
}
