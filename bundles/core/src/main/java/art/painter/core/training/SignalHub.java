package art.painter.core.training;

import art.painter.api.training.TrainingSignals;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes providers' signals on. It needs nothing, so that a provider which needs it never waits for
 * the façade that in turn looks for providers.
 */
@Component(service = {TrainingSignals.class, SignalHub.class})
public final class SignalHub implements TrainingSignals {
  private static final Logger LOG = LoggerFactory.getLogger(SignalHub.class);

  private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void changed(String providerId, String reference) {
    for (BiConsumer<String, String> listener : listeners) {
      try {
        listener.accept(providerId, reference);
      } catch (RuntimeException stopping) {
        LOG.debug("A signal of {} is lost, which costs no more than time.", providerId, stopping);
      }
    }
  }

  void listen(BiConsumer<String, String> listener) {
    listeners.add(listener);
  }

  void ignore(BiConsumer<String, String> listener) {
    listeners.remove(listener);
  }
}
