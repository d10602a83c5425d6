package art.painter.api.consent;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.log.TransparencyLog;
import art.painter.api.training.ProviderDescription;
import org.osgi.annotation.versioning.ProviderType;

/** Shows the notice, records consents, pauses and ends them. */
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

  /** The code of a consent that rests. */
  String PAUSED = "consent.paused";

  /** The code of a consent that was withdrawn. */
  String WITHDRAWN = TransparencyLog.WITHDRAWN;

  /** The code of a consent that must be withdrawn before it can be erased. */
  String IN_FORCE = "consent.in-force";

  /** The code of a work that a consent is not about. */
  String WORK_NOT_FOUND = "consent.work-not-found";

  /**
   * The OSGi event (Event Admin) that is sent after a consent was paused, resumed or withdrawn. A
   * hint to look: {@link #state} tells what is so.
   */
  String CHANGED_TOPIC = "art/painter/consent/CHANGED";

  /** The event's property with the id of the consent. */
  String CHANGED_CONSENT = "consent.id";

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
   * Records that the artist agrees, and before that, that the model's terms are granted. Agreeing
   * once more to the same while it is not withdrawn answers with the first consent, as it stands: a
   * pause goes on.
   *
   * @param caller the model's owner
   * @param modelId the model
   * @param providerId the provider
   * @param noticeHash the hash of the notice that was read
   * @return the consent
   * @throws PlatformException as {@link #notice}, and CONFLICT {@link #NOTICE_CHANGED} when the
   *     text is no longer that one; UNAVAILABLE as {@link art.painter.api.record.Records#keep}:
   *     nothing is agreed to then, and agreeing again completes it
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
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; CONFLICT {@link #WITHDRAWN}, {@link
   *     #PAUSED}, {@link #OUTDATED}
   */
  TrainingConsent current(Caller caller, String id, String modelId, String providerId);

  /**
   * {@return how a consent stands}
   *
   * @param consentId the consent
   * @throws PlatformException UNAVAILABLE while the log cannot tell, unless a withdrawal was asked
   *     for
   */
  ConsentState state(String consentId);

  /**
   * Returns if something new may rest on the consent now. What is issued is checked again, in the
   * order of the log.
   *
   * @param consentId the consent
   * @throws PlatformException CONFLICT {@link #WITHDRAWN} with the date, {@link #PAUSED}, or {@link
   *     #OUTDATED} for one that was given before records were logged; UNAVAILABLE while the log
   *     cannot tell
   */
  void requireInForce(String consentId);

  /**
   * Returns if a provider is, as it describes itself now, the one that the consent is about: of the
   * same title and base model, and with the works leaving this machine only if the notice said so.
   * Asked right before works are handed over, since a plug-in may be exchanged at any time.
   *
   * @param consentId the consent
   * @param provider the provider
   * @throws PlatformException CONFLICT {@link #OUTDATED}
   */
  void requireProvider(String consentId, ProviderDescription provider);

  /**
   * Withdraws a consent for good, from this moment. No reason is asked for. It stands whatever is
   * out of order: while its record cannot be written, {@link ConsentState#recordId} is empty, and
   * the record follows by itself.
   *
   * @param caller the artist who gave it
   * @param consentId the consent
   * @return how it stands
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; UNAVAILABLE only when the database is
   *     not there
   */
  ConsentState withdraw(Caller caller, String consentId);

  /**
   * Pauses a consent until it is resumed. One that is paused stays so. Unlike a withdrawal it is
   * refused while its record cannot be written.
   *
   * @param caller the artist who gave it
   * @param consentId the consent
   * @return how it stands
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; CONFLICT {@link #WITHDRAWN};
   *     UNAVAILABLE as {@link art.painter.api.record.Records#keep}
   */
  ConsentState pause(Caller caller, String consentId);

  /**
   * Ends a pause. One that is in force stays so.
   *
   * @param caller the artist who gave it
   * @param consentId the consent
   * @return how it stands
   * @throws PlatformException as {@link #pause}
   */
  ConsentState resume(Caller caller, String consentId);

  /**
   * {@return the proof that a work is among those of the consent}
   *
   * @param caller the artist who gave it
   * @param consentId the consent
   * @param artworkId the work
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND} or {@link #WORK_NOT_FOUND}
   */
  WorkProof prove(Caller caller, String consentId, String artworkId);

  /**
   * Erases the particulars of a consent that was withdrawn: works, notice, and the content and salt
   * of its record. That it was given and withdrawn stays.
   *
   * @param caller the artist who gave it
   * @param consentId the consent
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; CONFLICT {@link #IN_FORCE}
   */
  void erase(Caller caller, String consentId);
}
