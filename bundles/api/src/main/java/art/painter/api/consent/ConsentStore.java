package art.painter.api.consent;

import art.painter.api.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where consents are kept. Nothing in it is ever changed, but that a withdrawal is asked for, and
 * that a deletion in the log erases the particulars of its consent. Each method is one transaction.
 */
@ProviderType
public interface ConsentStore {
  /**
   * Adds a consent, unless there is one with its {@link TrainingConsent#subject} whose withdrawal
   * was not asked for.
   *
   * @param consent the consent
   * @return the stored one, which is asked for anew at this one's time
   */
  TrainingConsent add(TrainingConsent consent);

  /**
   * Removes consents that need a record in the log, have none and were last asked for before a
   * time: nobody ever learned that they were given.
   *
   * @param before the time
   * @return how many
   */
  int removeUnlogged(Instant before);

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
   * Keeps that a consent's withdrawal was asked for. The first time stays.
   *
   * @param consentId the consent
   * @param now when it is asked for
   */
  void askWithdrawal(String consentId, Instant now);

  /**
   * {@return when a consent's withdrawal was asked for first; empty when it was not, or before that
   * was kept here}
   *
   * @param consentId the consent
   */
  Optional<Instant> withdrawalAsked(String consentId);

  /**
   * {@return consents that have a record in the log, or need none, and whose withdrawal was asked
   * for but has none yet; those that were asked for first come first}
   *
   * @param most how many at most
   */
  List<TrainingConsent> withdrawalsToLog(int most);
}
