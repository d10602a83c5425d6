package art.painter.api.verification;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Opens verification cases, lets reviewers decide them, and tells how an artist stands. */
@ProviderType
public interface Verifications {
  /** The code of a case that does not exist, or not for this caller. */
  String NOT_FOUND = "verification.not-found";

  /** The code of a method for which no verifier runs at the moment. */
  String METHOD_UNAVAILABLE = "verification.method-unavailable";

  /** The code of a request without the model that its method needs. */
  String MODEL_NEEDED = "verification.model-needed";

  /** The code of a decision on a case that waits for none. */
  String NOT_IN_REVIEW = "verification.not-in-review";

  /** The code of a decision by somebody who may not decide this case, such as the artist. */
  String OWN_CASE = "verification.own-case";

  /** The code of a decision without a reason. */
  String REASON_NEEDED = "verification.reason-needed";

  /** {@return the ids of the methods that can be asked for now} */
  List<String> methods();

  /**
   * Asks for verification. When the same method waits or was approved for the very same things,
   * that case is answered.
   *
   * @param caller an artist
   * @param method the verifier's id
   * @param modelId the model, for methods that look at works
   * @return the case after the verifier looked at it
   * @throws PlatformException DENIED; INVALID {@link #MODEL_NEEDED}; NOT_FOUND for a foreign model;
   *     UNAVAILABLE {@link #METHOD_UNAVAILABLE}
   */
  VerificationCase request(Caller caller, String method, Optional<String> modelId);

  /**
   * {@return a case}
   *
   * @param caller its artist, or a reviewer
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  VerificationCase get(Caller caller, String id);

  /**
   * {@return the caller's own cases}
   *
   * @param caller an artist
   * @param page which page
   * @throws PlatformException DENIED
   */
  Page<VerificationCase> list(Caller caller, Page.Request page);

  /**
   * {@return the cases that wait for a reviewer}
   *
   * @param caller a reviewer
   * @param page which page
   * @throws PlatformException DENIED
   */
  Page<VerificationCase> waiting(Caller caller, Page.Request page);

  /**
   * Decides a case.
   *
   * @param caller a reviewer who is not its artist
   * @param id its id
   * @param approve whether it is approved
   * @param reason why, 1 to 1,000 characters
   * @return the decided case
   * @throws PlatformException DENIED, also with {@link #OWN_CASE}; NOT_FOUND; CONFLICT {@link
   *     #NOT_IN_REVIEW}; INVALID {@link #REASON_NEEDED}
   */
  VerificationCase decide(Caller caller, String id, boolean approve, String reason);

  /**
   * Tells how a model stands: for each method that works now, the state of its newest case, as long
   * as what that case depends on is still what it was. A method without such a case is left out.
   *
   * @param caller the model's owner
   * @param model the model
   * @return the states by method
   */
  Map<String, VerificationCase.State> standing(Caller caller, Model model);
}
