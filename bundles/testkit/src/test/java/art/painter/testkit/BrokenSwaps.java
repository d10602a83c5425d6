package art.painter.testkit;

import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessSubject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rules that cannot be exchanged, checked or configured as they should. Only {@link ContractsTest}
 * runs them.
 */
final class BrokenSwaps {
  private static final long LONGER_THAN_ANYBODY_WAITS = 30;

  private BrokenSwaps() {}

  static class CountsItsVersions extends BrokenRules.Sound {
    private static final AtomicInteger VERSIONS = new AtomicInteger();

    @Override
    protected ReadinessRule rule() {
      int version = VERSIONS.incrementAndGet();
      return new BrokenRules.Wide() {
        @Override
        public Assessment assess(ReadinessSubject subject) {
          return poor("This is version " + version + ".");
        }
      };
    }
  }

  static class KeepsItsThread extends BrokenRules.Sound {
    @Override
    protected ReadinessRule rule() {
      startThread();
      return new BrokenRules.Wide();
    }
  }

  /** Begins to wait for itself when it is closed, once it is asked something long. */
  static class HangsWhenItIsStopped extends BrokenRules.Sound {
    @Override
    protected ReadinessRule rule() {
      return new Hanging();
    }
  }

  private static final class Hanging extends BrokenRules.Wide implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public Assessment assess(ReadinessSubject subject) {
      try {
        if (subject.artworks().size() == 1000 && closed.await(200, TimeUnit.MILLISECONDS)) {
          TimeUnit.SECONDS.sleep(LONGER_THAN_ANYBODY_WAITS);
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
      return super.assess(subject);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  static class WorriesForNothing extends BrokenRules.Sound {
    @Override
    protected ReadinessRule rule() {
      return checked("It might rain.");
    }
  }

  static class HidesInterruptionOfItsCheck extends BrokenRules.Sound {
    @Override
    protected ReadinessRule rule() {
      return new BrokenRules.Wide() {
        @Override
        public Optional<String> selfCheck() {
          Thread.interrupted();
          return Optional.empty();
        }
      };
    }
  }

  static class ChecksNothing extends BrokenRules.Sound {
    @Override
    protected List<ReadinessRule> unable() {
      return List.of(new BrokenRules.Wide());
    }
  }

  static class TellsItsToken extends BrokenRules.Sound {
    @Override
    protected List<ReadinessRule> unable() {
      return List.of(checked("The token t0ken is refused."));
    }

    @Override
    protected Set<String> secrets() {
      return Set.of("t0ken");
    }
  }

  @interface Config {
    int least() default 1;
  }

  static class RefusesWithoutTheKey extends BrokenRules.Sound {
    @Override
    protected Optional<Settings<ReadinessRule>> settings() {
      return Optional.of(
          Settings.of(
              Config.class,
              config -> {
                if (config.least() < 0) {
                  throw new IllegalArgumentException("that is too little");
                }
                return new BrokenRules.Wide();
              }));
    }
  }

  static class TakesWhatItCannotUse extends BrokenRules.Sound {
    @Override
    protected Optional<Settings<ReadinessRule>> settings() {
      return Optional.of(
          Settings.of(
              Config.class,
              config -> {
                int least = config.least();
                return new BrokenRules.Wide() {
                  @Override
                  public Assessment assess(ReadinessSubject subject) {
                    return poor("It is " + 100 / least + ".");
                  }
                };
              }));
    }
  }

  static class StartsAThreadWhenItIsMade extends BrokenRules.Sound {
    @Override
    protected Optional<Settings<ReadinessRule>> settings() {
      return Optional.of(
          Settings.of(
              Config.class,
              config -> {
                startThread();
                config.least();
                return new BrokenRules.Wide();
              }));
    }
  }

  /** Its descriptor says that it has a configuration. */
  static class Configured extends BrokenRules.Wide {}

  static class HidesItsSettings extends BrokenRules.Sound {
    @Override
    protected boolean isComponent() {
      return true;
    }

    @Override
    protected ReadinessRule rule() {
      return new Configured();
    }
  }

  private static ReadinessRule checked(String wrong) {
    return new BrokenRules.Wide() {
      @Override
      public Optional<String> selfCheck() {
        return Optional.of(wrong);
      }
    };
  }

  private static void startThread() {
    Thread thread =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(LONGER_THAN_ANYBODY_WAITS);
              } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
              }
            },
            "left-behind");
    thread.setDaemon(true);
    thread.start();
  }
}
