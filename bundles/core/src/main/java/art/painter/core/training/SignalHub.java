package art.painter.core.training;

import art.painter.api.training.TrainingSignals;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Component;

/**
 * Passes providers' signals on. It needs nothing, so that a provider which needs it never waits for
 * the façade that in turn looks for providers.
 */
@Component(service = {TrainingSignals.class, SignalHub.class})
public final class SignalHub implements TrainingSignals {
  private final List<BiConsumer<String, String>> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void changed(String providerId, String reference) {
    listeners.forEach(listener -> listener.accept(providerId, reference));
  }

  void listen(BiConsumer<String, String> listener) {
    listeners.add(listener);
  }

  void ignore(BiConsumer<String, String> listener) {
    listeners.remove(listener);
  }
}
