package art.painter.testkit;

import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Providers that break one rule each. Only {@link ContractsTest} runs them. */
final class BrokenProviders {
  private BrokenProviders() {}

  static class StartsTwice extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      AtomicInteger count = new AtomicInteger();
      return new SketchProvider(kept) {
        @Override
        public String start(TrainingOrder order, String preparation) {
          super.start(order, preparation);
          String reference = order.trainingId() + "-" + count.incrementAndGet();
          kept.put(reference, TrainingStatus.STARTING);
          return reference;
        }
      };
    }
  }

  static class ForgetsAtRestart extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      return new SketchProvider(new ConcurrentHashMap<>());
    }
  }

  static class NeverStops extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      return new SketchProvider(kept) {
        @Override
        public void cancel(String reference) {
          status(reference);
        }
      };
    }
  }

  static class CancelsWhatHasEnded extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      return new SketchProvider(kept) {
        @Override
        public void cancel(String reference) {
          super.cancel(reference);
          kept.put(reference, TrainingStatus.CANCELED);
        }
      };
    }
  }

  static class KnowsEveryReference extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      return new SketchProvider(kept) {
        @Override
        public TrainingReport status(String reference) {
          return kept.containsKey(reference)
              ? super.status(reference)
              : new TrainingReport(
                  TrainingStatus.FAILED, 0, "It failed.", List.of(), Optional.empty());
        }
      };
    }
  }

  static class BringsOtherFiles extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      return new SketchProvider(kept) {
        @Override
        byte[] weights() {
          byte[] cut = super.weights();
          return Arrays.copyOf(cut, cut.length - 1);
        }
      };
    }
  }

  static class PaintsAtRandom extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      AtomicInteger count = new AtomicInteger();
      return new SketchProvider(kept) {
        @Override
        public Generation generate(GenerationOrder order) {
          byte[] image = TrainingSamples.drawing(count.incrementAndGet());
          return image(image);
        }
      };
    }
  }

  static class HidesInterruption extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      return new SketchProvider(kept) {
        @Override
        public Generation generate(GenerationOrder order) throws InterruptedException {
          Thread.interrupted();
          return super.generate(order);
        }
      };
    }
  }

  static class DeletesNothing extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      return new SketchProvider(kept) {
        @Override
        public void delete(String reference, Optional<String> version) {}
      };
    }
  }

  static class TakesAnything extends SketchProviderTest {
    @Override
    TrainingProvider sketch(ConcurrentMap<String, TrainingStatus> kept) {
      return new SketchProvider(kept) {
        @Override
        public String start(TrainingOrder order, String preparation) {
          kept.putIfAbsent(order.trainingId(), TrainingStatus.STARTING);
          return order.trainingId();
        }
      };
    }
  }
}
