package art.painter.api.verification;

import art.painter.api.SelfChecked;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One method of verification, chosen by its {@link art.painter.api.ProviderId}. Implementations
 * must be safe for concurrent calls, may be interrupted, and keep no state.
 */
@ConsumerType
public interface Verifier extends SelfChecked {
  /**
   * {@return whether this method is about a model's selected works (one case a selection) rather
   * than the account (one case an artist)}
   */
  boolean aboutArtworks();

  /**
   * {@return what the subject's case depends on, as plain lines; when any of them changes, an
   * earlier approval no longer counts}
   *
   * @param subject the subject
   */
  List<String> basis(VerificationSubject subject);

  /**
   * Checks what can be checked by machine.
   *
   * @param subject the subject
   * @return the verdict; a thrown exception counts as undecided
   */
  Verdict verify(VerificationSubject subject);
}
