package art.painter.testkit;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessSubject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A rule that keeps to the contract, and ones that break it. Only {@link ContractsTest} runs them.
 */
final class BrokenRules {
  private BrokenRules() {}

  /** Wants works wider than high; a sound rule that the broken ones differ from. */
  static class Wide implements ReadinessRule {
    @Override
    public List<String> inputs(ReadinessSubject subject) {
      return subject.artworks().stream()
          .map(work -> work.facts().width() + " " + work.facts().height())
          .sorted()
          .toList();
    }

    @Override
    public Assessment assess(ReadinessSubject subject) {
      List<Artwork> works = subject.artworks();
      boolean good =
          !works.isEmpty()
              && works.stream().allMatch(work -> work.facts().width() > work.facts().height());
      return good ? new Assessment(100, List.of()) : poor("Some works are not wide.");
    }

    static Assessment poor(String message) {
      return new Assessment(
          0, List.of(new Finding(Severity.WARNING, message, "Choose others.", List.of())));
    }
  }

  static class Sound extends ReadinessRuleContract {
    @Override
    protected boolean isComponent() {
      return false;
    }

    @Override
    protected ReadinessRule rule() {
      return new Wide();
    }

    @Override
    protected Set<Change> matters() {
      return Set.of(Change.SIZE, Change.WORK_ADDED, Change.WORK_REMOVED);
    }
  }

  static class IsNoComponent extends Sound {
    @Override
    protected boolean isComponent() {
      return true;
    }
  }

  static class Remembers extends Sound {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    protected ReadinessRule rule() {
      return new Wide() {
        @Override
        public Assessment assess(ReadinessSubject subject) {
          return poor("This is question " + asked.incrementAndGet() + ".");
        }
      };
    }
  }

  static class TrustsFacts extends Sound {
    @Override
    protected ReadinessRule rule() {
      return new Wide() {
        @Override
        public Assessment assess(ReadinessSubject subject) {
          subject
              .artworks()
              .forEach(work -> Double.parseDouble(work.facts().fact(ArtworkFacts.SHARPNESS).get()));
          return super.assess(subject);
        }
      };
    }
  }

  static class Leaks extends Sound {
    @Override
    protected ReadinessRule rule() {
      return new Wide() {
        @Override
        public Assessment assess(ReadinessSubject subject) {
          return poor("The model " + subject.model().id() + " is poor.");
        }
      };
    }
  }

  static class Mumbles extends Sound {
    @Override
    protected ReadinessRule rule() {
      return new Wide() {
        @Override
        public Assessment assess(ReadinessSubject subject) {
          return poor("MODEL_TYPE=" + subject.model().setup().type());
        }
      };
    }
  }

  static class PraisesNothing extends Sound {
    @Override
    protected ReadinessRule rule() {
      return new Wide() {
        @Override
        public Assessment assess(ReadinessSubject subject) {
          return new Assessment(100, List.of());
        }
      };
    }
  }

  static class ForgetsAnInput extends Sound {
    @Override
    protected ReadinessRule rule() {
      return new Wide() {
        @Override
        public List<String> inputs(ReadinessSubject subject) {
          return List.of("works=" + subject.artworks().size());
        }
      };
    }

    @Override
    protected Set<Change> matters() {
      return Set.of(Change.WORK_ADDED, Change.WORK_REMOVED);
    }
  }

  static class ListsTooMuch extends Sound {
    @Override
    protected ReadinessRule rule() {
      return new Wide() {
        @Override
        public List<String> inputs(ReadinessSubject subject) {
          return List.of(subject.toString());
        }
      };
    }
  }

  static class HidesInterruption extends Sound {
    @Override
    protected ReadinessRule rule() {
      return new Wide() {
        @Override
        public Assessment assess(ReadinessSubject subject) {
          Thread.interrupted();
          return super.assess(subject);
        }
      };
    }
  }
}
