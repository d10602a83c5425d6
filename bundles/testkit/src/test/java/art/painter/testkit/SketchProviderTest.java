package art.painter.testkit;

import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingStatus;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

class SketchProviderTest extends TrainingProviderContract {
  @Override
  protected boolean isComponent() {
    return false;
  }

  private final ConcurrentMap<String, TrainingStatus> data = new ConcurrentHashMap<>();
  private TrainingProvider provider = sketch(data);

  TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
    return new SketchProvider(kept);
  }

  @Override
  protected TrainingProvider provider() {
    return provider;
  }

  @Override
  protected TrainingProvider restarted() {
    provider = sketch(data);
    return provider;
  }

  @Override
  protected TrainingProvider beside() {
    return sketch(data);
  }
}
