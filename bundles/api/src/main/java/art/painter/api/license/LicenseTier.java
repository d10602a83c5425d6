package art.painter.api.license;

import art.painter.api.SelfChecked;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Offers one tier, chosen by its {@link art.painter.api.ProviderId}, which equals {@link Tier#id}.
 */
@ConsumerType
public interface LicenseTier extends SelfChecked {
  /** {@return the tier; the same words as long as its version is the same} */
  Tier tier();
}
