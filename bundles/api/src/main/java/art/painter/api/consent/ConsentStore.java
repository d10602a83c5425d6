package art.painter.api.consent;

import art.painter.api.Page;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where consents are kept. Nothing in it is ever changed, but that a deletion in the log erases the
 * particulars of its consent. Each method is one transaction.
 */
@ProviderType
public interface ConsentStore {
  /**
   * Adds a consent.
   *
   * @param consent the consent
   */
  void add(TrainingConsent consent);

  /**
   * {@return the consent with this id}
   *
   * @param id the id
   */
  Optional<TrainingConsent> find(String id);

  /**
   * {@return a page of a model's consents}
   *
   * @param modelId the model
   * @param page which page
   */
  Page<TrainingConsent> list(String modelId, Page.Request page);
}
