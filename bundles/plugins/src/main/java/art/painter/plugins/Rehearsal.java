package art.painter.plugins;

import art.painter.api.plugin.PlugIns;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which a bundle is tried out. What a bundle starts from them belongs to their
 * group, so that what it leaves running when it is stopped is seen.
 */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Bundle bundle;
  private final ThreadGroup trial;
  private ThreadGroup group;
  private int left;

  Rehearsal(Bundle bundle) {
    this.bundle = bundle;
    this.trial = new ThreadGroup(root(), "painter-trial-" + bundle.getSymbolicName());
    this.group = trial;
  }

  /** Below a caller's group it might be destroyed between two steps, as daemon groups are. */
  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  Thread thread(Runnable task) {
    Thread thread = new Thread(group, task, "painter-trial-" + bundle.getSymbolicName());
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Ends the trial: from here on threads belong to no group of their own, since what is started for
   * good may ask for more of them as long as it serves.
   */
  @SuppressWarnings("removal") // Groups that nobody destroys stay for good on Java 17.
  void end() {
    group = root();
    try {
      if (left == 0) {
        trial.destroy();
      }
    } catch (IllegalThreadStateException oneIsStillEnding) {
      LOG.debug("The group of the trial of {} stays", bundle.getSymbolicName());
    }
  }

  /** Refuses the bundle if its own code still runs after it was stopped. */
  void requireNothingLeft() throws Rejection {
    long end = System.nanoTime() + GRACE_NANOS;
    Set<Thread> alive = alive();
    while (!alive.isEmpty() && System.nanoTime() < end) {
      rest();
      alive = alive();
    }
    int leftBefore = left;
    left = alive.size();
    List<String> own =
        alive.stream().filter(this::runsOwnCode).map(Thread::getName).sorted().toList();
    if (!own.isEmpty() || leftBefore > 0 && left > leftBefore) {
      throw new Rejection(
          PlugIns.FAILED,
          "It leaks threads: after it was stopped, %s still ran."
              .formatted(
                  (own.isEmpty() ? alive.stream().map(Thread::getName).toList() : own)
                      .stream().distinct().collect(Collectors.joining(", "))));
    }
  }

  /** Whether threads were left that may be a library's own, so that only another round tells. */
  boolean leftThreads() {
    return left > 0;
  }

  private Set<Thread> alive() {
    Thread[] threads = new Thread[trial.activeCount() + 16];
    int count = trial.enumerate(threads, true);
    return Arrays.stream(threads, 0, count)
        .filter(thread -> !thread.getName().equals(trial.getName()))
        .collect(Collectors.toSet());
  }

  private boolean runsOwnCode(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> has(frame.getClassName().replace('.', '/') + ".class"));
  }

  private boolean has(String resource) {
    URL entry = bundle.getEntry(resource);
    return entry != null;
  }

  private static void rest() throws Rejection {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Rejection(PlugIns.FAILED, "The node is stopping.");
    }
  }
}
