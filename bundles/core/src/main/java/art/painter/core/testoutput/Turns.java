package art.painter.core.testoutput;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives test outputs their turns on a few threads. Each waits for one turn, the soonest that was
 * asked for, and never has two at once: who asks meanwhile gets one more afterwards.
 */
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private final ScheduledExecutorService threads;
  private final Consumer<String> task;
  private final Map<String, ScheduledFuture<?>> waiting = new ConcurrentHashMap<>();
  // Those that have their turn, and whether somebody asked for one more.
  private final Map<String, Boolean> taken = new ConcurrentHashMap<>();

  Turns(ScheduledExecutorService threads, Consumer<String> task) {
    this.threads = threads;
    this.task = task;
  }

  void soon(String id) {
    in(0, id);
  }

  void in(int seconds, String id) {
    try {
      waiting.compute(id, (any, turn) -> soonest(turn, seconds, id));
    } catch (RejectedExecutionException stopping) {
      LOG.debug("Test output {} has its turn after the restart.", id);
    }
  }

  private ScheduledFuture<?> soonest(ScheduledFuture<?> turn, int seconds, String id) {
    if (turn != null) {
      if (!turn.isDone() && turn.getDelay(TimeUnit.SECONDS) <= seconds) {
        return turn;
      }
      turn.cancel(false);
    }
    return threads.schedule(() -> take(id), seconds, TimeUnit.SECONDS);
  }

  private void take(String id) {
    waiting.remove(id);
    if (taken.merge(id, false, (busy, asked) -> true)) {
      return;
    }
    try {
      task.accept(id);
    } finally {
      if (taken.remove(id)) {
        soon(id);
      }
    }
  }
}
