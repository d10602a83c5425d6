package art.painter.core.consent;

import art.painter.api.Origin;
import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.consent.ConsentReceipt;
import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.Consents;
import art.painter.api.consent.Notice;
import art.painter.api.consent.ReceiptFormat;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.consent.TrainingConsent.Work;
import art.painter.api.consent.WrittenReceipt;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import art.painter.core.Sha256;
import art.painter.core.plugin.Bounded;
import art.painter.core.plugin.Lease;
import art.painter.core.plugin.PlugInFailure;
import art.painter.core.plugin.PlugIns;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Consents and receipts over the store; the receipts' formats are plug-ins. */
@Component(configurationPid = "art.painter.core.consent")
@Designate(ocd = ConsentService.Config.class)
public final class ConsentService implements Consents {
  private static final int RECORD_VERSION = 1;

  /** Configuration of consent. */
  @ObjectClassDefinition(name = "pAInter consent")
  @interface Config {
    @AttributeDefinition(
        description = "The id of the receipt format that new receipts are written in.")
    String receipt_format() default "json";
  }

  private final ConsentStore store;
  private final Models models;
  private final ArtworkStore artworks;
  private final AccountStore accounts;
  private final Providers providers;
  private final String formatId;
  private final Bounded bounded = new Bounded("consent", Duration.ofSeconds(10));
  private final PlugIns<ReceiptFormat> formats = new PlugIns<>("receipt format");

  @Activate
  public ConsentService(
      @Reference ConsentStore store,
      @Reference Models models,
      @Reference ArtworkStore artworks,
      @Reference AccountStore accounts,
      @Reference Providers providers,
      Config config) {
    this.store = store;
    this.models = models;
    this.artworks = artworks;
    this.accounts = accounts;
    this.providers = providers;
    this.formatId = config.receipt_format();
  }

  @Deactivate
  void deactivate() {
    bounded.close();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addFormat(ReceiptFormat format, ServiceReference<ReceiptFormat> reference) {
    formats.add(reference, format);
  }

  void removeFormat(ServiceReference<ReceiptFormat> reference) {
    formats.remove(reference);
  }

  @Override
  public Notice notice(Caller caller, String modelId, String providerId) {
    return asked(caller, modelId, providerId).notice();
  }

  @Override
  public TrainingConsent give(Caller caller, String modelId, String providerId, String noticeHash) {
    Asked asked = asked(caller, modelId, providerId);
    if (!asked.notice().hash().equals(noticeHash)) {
      throw PlatformException.conflict(
          NOTICE_CHANGED,
          "The notice is no longer the one you read. Read it again and agree to the new text.");
    }
    TrainingConsent consent =
        new TrainingConsent(
            UuidCreator.getTimeOrderedEpochPlus1().toString(),
            RECORD_VERSION,
            caller.accountId(),
            accounts.find(caller.accountId()).orElseThrow().country(),
            modelId,
            asked.model().revision(),
            asked.works(),
            manifestHash(asked.works()),
            asked.termsHash(),
            providerId,
            asked.provider().baseModel().label(),
            asked.notice(),
            Instant.now());
    store.add(consent);
    return consent;
  }

  private record Asked(
      Model model,
      List<Work> works,
      String termsHash,
      ProviderDescription provider,
      Notice notice) {}

  private Asked asked(Caller caller, String modelId, String providerId) {
    Model model = models.own(caller, modelId);
    List<Work> works = works(model);
    String termsHash =
        model
            .setup()
            .termsHash()
            .orElseThrow(() -> notReady("Set the model's license terms first."));
    ProviderDescription provider = providers.get(providerId);
    Notice notice = NoticeText.of(model, works.size(), manifestHash(works), termsHash, provider);
    return new Asked(model, works, termsHash, provider, notice);
  }

  private List<Work> works(Model model) {
    List<Artwork> selected = artworks.findAll(model.setup().artworkIds());
    if (selected.isEmpty()) {
      throw notReady("Select the works to train with first.");
    }
    return selected.stream()
        .map(
            artwork ->
                new Work(
                    artwork.id(),
                    artwork.facts().sha256(),
                    artwork
                        .declaration()
                        .orElseThrow(
                            () ->
                                notReady("Declare the rights in " + artwork.fileName() + " first."))
                        .rights()))
        .sorted(Comparator.comparing(Work::sha256))
        .toList();
  }

  private static String manifestHash(List<Work> works) {
    return Sha256.ofLines(works.stream().map(Work::sha256).toList());
  }

  private static PlatformException notReady(String message) {
    return PlatformException.conflict(NOT_READY, message);
  }

  @Override
  public TrainingConsent get(Caller caller, String id) {
    caller.loggedIn();
    return store
        .find(id)
        .filter(consent -> caller.owns(consent.artistId()))
        .orElseThrow(
            () -> PlatformException.notFound(NOT_FOUND, "You gave no consent " + id + "."));
  }

  @Override
  public Page<TrainingConsent> list(Caller caller, String modelId, Page.Request page) {
    models.own(caller, modelId);
    return store.list(modelId, page);
  }

  @Override
  public TrainingConsent current(Caller caller, String id, String modelId, String providerId) {
    TrainingConsent consent = get(caller, id);
    Asked now = asked(caller, modelId, providerId);
    // The notice names model, works, terms, provider, base model and where the works go.
    boolean same =
        consent.modelId().equals(modelId)
            && consent.works().equals(now.works())
            && consent.notice().hash().equals(now.notice().hash());
    if (!same) {
      throw PlatformException.conflict(
          OUTDATED,
          "This consent is about other works, terms or another provider than the training. Read the notice and agree again.");
    }
    return consent;
  }

  @Override
  public WrittenReceipt issue(ConsentReceipt receipt) {
    Lease<ReceiptFormat> format =
        formats.lease(formatId).orElseThrow(() -> formatUnavailable("It is not there."));
    Origin origin = format.origin();
    try {
      WrittenReceipt written =
          bounded.call(
              format, f -> new WrittenReceipt(receipt, origin, f.mediaType(), f.write(receipt)));
      return store.add(written);
    } catch (PlugInFailure failure) {
      throw formatUnavailable(failure.getMessage());
    }
  }

  private PlatformException formatUnavailable(String why) {
    return PlatformException.unavailable(
        FORMAT_UNAVAILABLE, "No receipt can be written in the format " + formatId + " now. " + why);
  }

  @Override
  public WrittenReceipt receipt(String id) {
    return store
        .findReceipt(id)
        .orElseThrow(
            () -> PlatformException.notFound(RECEIPT_NOT_FOUND, "There is no receipt " + id + "."));
  }
}
