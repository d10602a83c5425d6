package art.painter.health;

import art.painter.api.health.Watched;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What other bundles say of themselves. */
@Component(property = {Checks.NAME + "warnings", Checks.ATTENTION})
public final class WatchedCheck implements HealthCheck {
  private final List<Watched> all = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addWatched(Watched watched) {
    all.add(watched);
  }

  void removeWatched(Watched watched) {
    all.remove(watched);
  }

  @Override
  public Result execute() {
    return Checks.warnOf(
        all.stream()
            .sorted(Comparator.comparing(Watched::name))
            .flatMap(WatchedCheck::warnings)
            .toList(),
        "Nobody warns.");
  }

  private static Stream<String> warnings(Watched watched) {
    try {
      return watched.warnings().stream().map(warning -> watched.name() + ": " + warning);
    } catch (RuntimeException failed) {
      return Stream.of(watched.name() + " cannot be asked: " + failed.getMessage());
    }
  }
}
