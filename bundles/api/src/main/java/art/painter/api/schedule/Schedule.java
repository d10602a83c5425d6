package art.painter.api.schedule;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps durable timers of several kinds. Persistence implements it. */
@ProviderType
public interface Schedule {
  /**
   * Takes over the timers of a kind, also those that were set before this process began.
   *
   * @param kind the kind, 1 to 40 lower-case letters and dashes; one task at a time has it
   * @param task what is done when a timer is due
   * @return the timers of this kind
   */
  Timers open(String kind, Task task);

  /** What is done when a timer is due. The same id is never done twice at once. */
  @FunctionalInterface
  interface Task {
    /**
     * Does what is due.
     *
     * @param id the timer's id
     * @param failures how often in a row it ended with an exception before, also when it was woken
     *     in between
     * @return when it is due again; empty when the timer is done with. An exception makes it due
     *     again after a pause that grows from one second to a minute
     * @throws InterruptedException when the thread was interrupted; it is due again at once
     */
    Optional<Instant> run(String id, int failures) throws InterruptedException;
  }

  /** The timers of one kind. */
  interface Timers extends AutoCloseable {
    /**
     * Makes sure that there is a timer. A new one is due now, one that is there keeps its time.
     *
     * @param id its id, 1 to 100 characters
     */
    void add(String id);

    /**
     * Makes a timer due now, adding it when there is none. While it is being done, it is done once
     * more afterwards. A wake-up of a timer that another node does now is lost.
     *
     * @param id its id, 1 to 100 characters
     */
    void wake(String id);

    /** Hands the kind back and waits a short time for what is under way, which is interrupted. */
    @Override
    void close();
  }
}
