package art.painter.health;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.plugin.PlugIns;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether jars are let in that nobody vouches for, which is for development only. */
@Component(property = {Checks.NAME + "trust", Checks.ATTENTION, Checks.KEPT + "10000"})
public final class TrustCheck implements HealthCheck {
  private static final Caller NODE = new Caller("health", Set.of(Role.OPERATOR));

  private final Optional<PlugIns> plugIns;

  /**
   * @param plugIns who takes jars in
   */
  @Activate
  public TrustCheck(
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Optional<PlugIns> plugIns) {
    this.plugIns = plugIns;
  }

  @Override
  public Result execute() {
    if (plugIns.isEmpty()) {
      return Checks.warn("No plug-ins can be exchanged. The node's log says why.");
    }
    try {
      return Checks.warnOf(
          plugIns.get().warnings(NODE), "Only jars that somebody vouches for are let in.");
    } catch (PlatformException unknown) {
      return Checks.warn(unknown.getMessage());
    }
  }
}
