package art.painter.api.training;

import org.osgi.annotation.versioning.ProviderType;

/**
 * By which providers tell the platform that a training has news, so that it asks at once rather
 * than at its next turn. Core implements it. A lost signal loses no more than time.
 */
@ProviderType
public interface TrainingSignals {
  /**
   * Tells that {@link TrainingProvider#status} has something new to say. Returns at once.
   *
   * @param providerId the provider's id
   * @param reference its id of the training
   */
  void changed(String providerId, String reference);
}
