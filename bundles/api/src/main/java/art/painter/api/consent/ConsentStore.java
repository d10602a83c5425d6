package art.painter.api.consent;

import art.painter.api.Page;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where consents and receipts are kept. Nothing in it is ever changed. Each method is one
 * transaction.
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

  /**
   * Adds a receipt unless one with its id is there.
   *
   * @param receipt the receipt
   * @return the stored receipt with that id
   */
  WrittenReceipt add(WrittenReceipt receipt);

  /**
   * {@return the receipt with this id}
   *
   * @param id the id
   */
  Optional<WrittenReceipt> findReceipt(String id);
}
