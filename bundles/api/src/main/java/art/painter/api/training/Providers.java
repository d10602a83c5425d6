package art.painter.api.training;

import art.painter.api.PlatformException;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows the training providers that are there, and generates through the one that trained a
 * version.
 */
@ProviderType
public interface Providers {
  /** The code of a provider that is not there at the moment. */
  String UNAVAILABLE = "training.provider-unavailable";

  /** {@return the providers that are there now, by id, in the order of ids} */
  Map<String, ProviderDescription> all();

  /**
   * {@return a provider's description}
   *
   * @param providerId its id
   * @throws PlatformException UNAVAILABLE {@link #UNAVAILABLE}
   */
  ProviderDescription get(String providerId);

  /**
   * Has each provider check itself, each for a few seconds at most.
   *
   * @return what is wrong with each, as one plain sentence, by id in the order of ids; empty where
   *     all is well
   */
  Map<String, Optional<String>> selfChecks();

  /**
   * Generates one image from a version through the provider that trained it, and waits for it.
   * Called by the façades that keep generations.
   *
   * @param version the version
   * @param generationId the platform's id of the generation
   * @param prompt what the person wrote; the trigger word is added when it is not in it
   * @param seed where randomness starts
   * @param strength 0 to 2
   * @return the image
   * @throws PlatformException UNAVAILABLE {@link #UNAVAILABLE}, or what the provider says
   * @throws InterruptedException when the calling thread was interrupted
   */
  Generation generate(
      ModelVersion version, String generationId, String prompt, long seed, double strength)
      throws InterruptedException;

  /**
   * Hands a message that came to a provider's webhook to that provider, and asks for the status of
   * the training that has news. Anybody can send one; only the provider can tell whether it is
   * genuine.
   *
   * @param providerId the provider
   * @param headers the request's headers by lower-case name
   * @param body the request's body, as it came
   * @throws PlatformException UNAVAILABLE {@link #UNAVAILABLE}; NOT_FOUND {@link
   *     TrainingProvider#NO_WEBHOOKS}; DENIED {@link TrainingProvider#WEBHOOK_FORGED}
   */
  void webhook(String providerId, Map<String, String> headers, byte[] body);
}
