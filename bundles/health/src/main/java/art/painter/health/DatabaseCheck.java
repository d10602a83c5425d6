package art.painter.health;

import art.painter.api.PlatformException;
import art.painter.api.log.LogStore;
import java.util.Optional;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether the database answers: reads one row. */
@Component(property = {Checks.NAME + "database", Checks.READY})
public final class DatabaseCheck implements HealthCheck {
  private final Optional<LogStore> store;

  /**
   * @param store any store
   */
  @Activate
  public DatabaseCheck(
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Optional<LogStore> store) {
    this.store = store;
  }

  @Override
  public Result execute() {
    if (store.isEmpty()) {
      return Checks.critical("The database is not open. The node's log says why.");
    }
    try {
      store.get().head();
      return Checks.ok("The database answers.");
    } catch (PlatformException unavailable) {
      return Checks.critical(unavailable.getMessage());
    }
  }
}
