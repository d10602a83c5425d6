package art.painter.core.consent;

import art.painter.api.PlatformException;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.consent.Consents;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent.Work;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import java.util.Comparator;
import java.util.List;

/** What an artist can agree to now. */
final class Proposals {
  private final Models models;
  private final ArtworkStore artworks;
  private final Providers providers;
  private final AccountStore accounts;
  private final ConsentService.Config operator;

  Proposals(
      Models models,
      ArtworkStore artworks,
      Providers providers,
      AccountStore accounts,
      ConsentService.Config operator) {
    this.models = models;
    this.artworks = artworks;
    this.providers = providers;
    this.accounts = accounts;
    this.operator = operator;
  }

  /**
   * A training as it would be now.
   *
   * @param model the model at its current revision
   * @param works its works, in the order of their hashes
   * @param termsHash its license terms
   * @param provider who is to train
   * @param country the artist's country
   * @param notice the text to agree to
   */
  record Proposal(
      Model model,
      List<Work> works,
      String termsHash,
      ProviderDescription provider,
      String country,
      Notice notice) {}

  Proposal of(Caller caller, String modelId, String providerId) {
    Model model = models.own(caller, modelId);
    List<Work> works = works(model);
    String termsHash =
        model
            .setup()
            .termsHash()
            .orElseThrow(() -> notReady("Set the model's license terms first."));
    ProviderDescription provider = providers.get(providerId);
    String country = accounts.find(model.ownerId()).orElseThrow().country();
    Notice notice =
        NoticeText.of(
            model,
            works.size(),
            Manifest.fingerprint(works),
            termsHash,
            provider,
            country,
            operator);
    return new Proposal(model, works, termsHash, provider, country, notice);
  }

  private List<Work> works(Model model) {
    List<Artwork> selected = artworks.findAll(model.setup().artworkIds());
    if (selected.isEmpty()) {
      throw notReady("Select the works to train with first.");
    }
    return selected.stream()
        .map(Proposals::work)
        .sorted(Comparator.comparing(Work::sha256))
        .toList();
  }

  private static Work work(Artwork artwork) {
    return new Work(
        artwork.id(),
        artwork.facts().sha256(),
        artwork
            .declaration()
            .orElseThrow(() -> notReady("Declare the rights in " + artwork.fileName() + " first."))
            .rights());
  }

  private static PlatformException notReady(String message) {
    return PlatformException.conflict(Consents.NOT_READY, message);
  }
}
