package art.painter.replicate.emulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Threads that do not keep the emulator from ending. */
final class Workers {
  private static final int PATIENCE_SECONDS = 10;

  private Workers() {}

  static ExecutorService named(String name, int count) {
    return Executors.newFixedThreadPool(
        count,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Interrupts them and waits until they have let go of their files. */
  static void stop(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
