package art.painter.metrics;

import art.painter.api.metrics.Meter;
import art.painter.api.metrics.Reading;
import art.painter.api.training.TrainingStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The trainings by provider and status, as the database counts them. */
@Component
public final class TrainingMeter implements Meter {
  private final Lately lately;

  /**
   * @param store counts them
   */
  @Activate
  public TrainingMeter(@Reference TrainingStore store) {
    this.lately =
        new Lately(
            () ->
                store.counts().stream()
                    .map(
                        count ->
                            Reading.gauge(
                                "painter_trainings",
                                "Trainings by provider and status.",
                                Map.of(
                                    "provider",
                                    count.providerId(),
                                    "status",
                                    count.status().name().toLowerCase(Locale.ROOT)),
                                count.count()))
                    .toList());
  }

  @Override
  public List<Reading> read() {
    return lately.read();
  }
}
