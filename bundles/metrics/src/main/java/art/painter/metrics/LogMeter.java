package art.painter.metrics;

import art.painter.api.PlatformException;
import art.painter.api.log.TransparencyLog;
import art.painter.api.metrics.Meter;
import art.painter.api.metrics.Reading;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The public log. */
@Component
public final class LogMeter implements Meter {
  private final TransparencyLog log;

  /**
   * @param log the log
   */
  @Activate
  public LogMeter(@Reference TransparencyLog log) {
    this.log = log;
  }

  @Override
  public List<Reading> read() {
    return List.of(
        Reading.gauge("painter_log_records", "Records in the public log.", Map.of(), size()),
        Reading.gauge(
            "painter_log_fault",
            "Whether the log takes nothing more: 1 or 0.",
            Map.of(),
            log.fault().isPresent() ? 1 : 0));
  }

  private long size() {
    try {
      return log.checkpoint().size();
    } catch (PlatformException noneYetOrBroken) {
      return 0;
    }
  }
}
