package art.painter.health;

import art.painter.api.PlatformException;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.SigningKeys;
import java.util.Optional;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Whether the node can sign: borrows each key once. Without its keys a node still shows what it has
 * and takes withdrawals, so it stays ready.
 */
@Component(property = {Checks.NAME + "keys", Checks.ATTENTION})
public final class KeysCheck implements HealthCheck {
  private final Optional<SigningKeys> keys;

  /**
   * @param keys the keys
   */
  @Activate
  public KeysCheck(
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Optional<SigningKeys> keys) {
    this.keys = keys;
  }

  @Override
  public Result execute() {
    if (keys.isEmpty()) {
      return Checks.critical("The node's keys are not there. The node's log file says why.");
    }
    try {
      for (KeyPurpose purpose : KeyPurpose.values()) {
        keys.get().sign(purpose, Signer::keyId);
      }
      return Checks.ok("The keys can sign.");
    } catch (PlatformException locked) {
      return Checks.critical("Nothing can be signed. " + locked.getMessage());
    }
  }
}
