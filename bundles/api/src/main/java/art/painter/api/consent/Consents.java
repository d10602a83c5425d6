package art.painter.api.consent;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Shows the notice, records the consent, issues receipts. */
@ProviderType
public interface Consents {
  /** The code of a consent that does not exist, or not for this caller. */
  String NOT_FOUND = "consent.not-found";

  /** The code of agreeing to a text that is not the one that applies now. */
  String NOTICE_CHANGED = "consent.notice-changed";

  /** The code of a model that is not set up far enough to agree to its training. */
  String NOT_READY = "consent.not-ready";

  /** The code of a consent that is not about what is to be trained now. */
  String OUTDATED = "consent.outdated";

  /** The code of a receipt that does not exist. */
  String RECEIPT_NOT_FOUND = "receipt.not-found";

  /** The code of a receipt that cannot be written because its format's plug-in is not there. */
  String FORMAT_UNAVAILABLE = "receipt.format-unavailable";

  /**
   * {@return the text to agree to before this provider may train this model as it is now}
   *
   * @param caller the model's owner
   * @param modelId the model
   * @param providerId the provider
   * @throws PlatformException NOT_FOUND; CONFLICT {@link #NOT_READY}; UNAVAILABLE when the provider
   *     is not there
   */
  Notice notice(Caller caller, String modelId, String providerId);

  /**
   * Records that the artist agrees.
   *
   * @param caller the model's owner
   * @param modelId the model
   * @param providerId the provider
   * @param noticeHash the hash of the notice that was read
   * @return the consent
   * @throws PlatformException as {@link #notice}, and CONFLICT {@link #NOTICE_CHANGED} when the
   *     text is no longer that one
   */
  TrainingConsent give(Caller caller, String modelId, String providerId, String noticeHash);

  /**
   * {@return a consent}
   *
   * @param caller the artist who gave it
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  TrainingConsent get(Caller caller, String id);

  /**
   * {@return the consents given for a model}
   *
   * @param caller the model's owner
   * @param modelId the model
   * @param page which page
   * @throws PlatformException NOT_FOUND for a foreign model
   */
  Page<TrainingConsent> list(Caller caller, String modelId, Page.Request page);

  /**
   * {@return the consent, if it is about exactly this model's works as they are now, under its
   * terms, with this provider}
   *
   * @param caller the artist
   * @param id the consent
   * @param modelId the model
   * @param providerId the provider
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; CONFLICT {@link #OUTDATED}
   */
  TrainingConsent current(Caller caller, String id, String modelId, String providerId);

  /**
   * Issues a receipt: writes and stores it. Called by the façades that generate, before an image is
   * shown to anyone. Issuing the same receipt id again answers with the stored one.
   *
   * @param receipt what it is to say
   * @return the stored receipt
   * @throws PlatformException UNAVAILABLE {@link #FORMAT_UNAVAILABLE}
   */
  WrittenReceipt issue(ConsentReceipt receipt);

  /**
   * {@return a receipt; public, by its id}
   *
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #RECEIPT_NOT_FOUND}
   */
  WrittenReceipt receipt(String id);
}
