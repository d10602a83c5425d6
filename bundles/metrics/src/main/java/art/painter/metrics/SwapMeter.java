package art.painter.metrics;

import art.painter.api.Page;
import art.painter.api.metrics.Meter;
import art.painter.api.metrics.Reading;
import art.painter.api.plugin.Swap;
import art.painter.api.plugin.SwapStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The swaps of plug-ins by outcome. People make them, so there are never many. */
@Component
public final class SwapMeter implements Meter {
  private final Lately lately;

  /**
   * @param swaps the record of all swaps
   */
  @Activate
  public SwapMeter(
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Optional<SwapStore> swaps) {
    this.lately = new Lately(() -> swaps.map(SwapMeter::count).orElse(List.of()));
  }

  @Override
  public List<Reading> read() {
    return lately.read();
  }

  private static List<Reading> count(SwapStore swaps) {
    Map<Swap.Outcome, Integer> counts = new EnumMap<>(Swap.Outcome.class);
    for (Swap.Outcome outcome : Swap.Outcome.values()) {
      counts.put(outcome, 0);
    }
    Optional<String> after = Optional.empty();
    do {
      Page<Swap> page = swaps.list(new Page.Request(after, Page.Request.MOST));
      page.items().forEach(swap -> counts.merge(swap.outcome(), 1, Integer::sum));
      after = page.next();
    } while (after.isPresent());
    return counts.entrySet().stream()
        .map(
            count ->
                Reading.gauge(
                    "painter_swaps",
                    "Swaps of plug-ins by outcome.",
                    Map.of("outcome", count.getKey().name().toLowerCase(Locale.ROOT)),
                    count.getValue()))
        .toList();
  }
}
