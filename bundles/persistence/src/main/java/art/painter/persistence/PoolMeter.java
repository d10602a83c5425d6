package art.painter.persistence;

import art.painter.api.metrics.Meter;
import art.painter.api.metrics.Reading;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How busy the connections to the database are. */
@Component
public final class PoolMeter implements Meter {
  private final Database database;

  /**
   * @param database whose connections
   */
  @Activate
  public PoolMeter(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<Reading> read() {
    HikariPoolMXBean pool = database.connections();
    return List.of(
        connections("active", pool.getActiveConnections()),
        connections("idle", pool.getIdleConnections()),
        Reading.gauge(
            "painter_database_waiting",
            "Requests that wait for a connection to the database.",
            Map.of(),
            pool.getThreadsAwaitingConnection()));
  }

  private static Reading connections(String state, int count) {
    return Reading.gauge(
        "painter_database_connections",
        "Open connections to the database.",
        Map.of("state", state),
        count);
  }
}
