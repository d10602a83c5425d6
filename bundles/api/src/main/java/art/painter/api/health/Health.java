package art.painter.api.health;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells whether this node is well. Asking often costs little: what a check found is kept for a
 * moment. A check that takes too long, fails, or is missing is critical.
 */
@ProviderType
public interface Health {
  /**
   * {@return what everybody may know: names and how they stand, and nothing of why}
   *
   * @param probe which checks
   */
  HealthSummary summary(Probe probe);

  /**
   * {@return what all checks found, in the order of names}
   *
   * @param caller an operator
   * @throws PlatformException DENIED for anybody else
   */
  List<CheckReport> report(Caller caller);
}
