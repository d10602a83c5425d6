package art.painter.api.readiness;

import art.painter.api.Origin;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Asks all rules about a model. Costs the same however large the works' files are. */
@ProviderType
public interface Readiness {
  /** The code of a report that does not exist, or not for this caller. */
  String NOT_FOUND = "readiness.not-found";

  /** {@return the rules that are there now, in the order of ids} */
  List<Origin> rules();

  /**
   * Checks a model as it is now, without keeping the report.
   *
   * @param caller its owner
   * @param modelId the model
   * @return the report
   * @throws PlatformException NOT_FOUND when there is no such model for this caller
   */
  ReadinessReport check(Caller caller, String modelId);

  /**
   * Checks a model as it is now and keeps the report.
   *
   * @param caller its owner
   * @param modelId the model
   * @return the stored report
   * @throws PlatformException NOT_FOUND when there is no such model for this caller
   */
  ReadinessReport report(Caller caller, String modelId);

  /**
   * {@return a stored report}
   *
   * @param caller the model's owner
   * @param modelId the model
   * @param reportId the report
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  ReadinessReport get(Caller caller, String modelId, String reportId);
}
