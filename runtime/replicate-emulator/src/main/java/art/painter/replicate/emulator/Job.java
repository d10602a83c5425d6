package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** A training or prediction and how it stands. Once it has ended it does not change any more. */
final class Job {
  /** Is told of what happens to jobs, while they are locked. */
  interface Listener {
    void happened(Job job, JobEvent event);
  }

  /**
   * How a job stands at one moment.
   *
   * @param output JSON null when there is none
   */
  record Snapshot(
      JobStatus status,
      Instant accepted,
      Instant created,
      Optional<Instant> started,
      Optional<Instant> completed,
      String logs,
      Optional<String> error,
      JsonNode output) {}

  private final String id = Ids.job();
  private final JobOrder order;
  private final Clock clock;
  private final Listener listener;
  private final Instant accepted;
  private final Instant created;
  private final StringBuilder logs = new StringBuilder();
  private JobStatus status = JobStatus.STARTING;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> completed = Optional.empty();
  private Optional<String> error = Optional.empty();
  private JsonNode output = NullNode.instance;

  Job(JobOrder order, Clock clock, Listener listener) {
    this.order = order;
    this.clock = clock;
    this.listener = listener;
    boolean training = order.kind() == JobOrder.Kind.TRAINING;
    this.accepted = training ? clock.instant() : clock.instant().truncatedTo(ChronoUnit.MILLIS);
    // A training is written down again by the service behind, a moment after it was accepted.
    this.created = training ? accepted.plusNanos(2_361_000) : accepted;
  }

  String id() {
    return id;
  }

  JobOrder order() {
    return order;
  }

  Set<Fault> faults() {
    return order.faults();
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(
        status, accepted, created, started, completed, logs.toString(), error, output);
  }

  synchronized boolean isFinal() {
    return status.isFinal();
  }

  /** {@return whether it has begun to run, which it has not when it ended before} */
  synchronized boolean begin() {
    if (status != JobStatus.STARTING) {
      return false;
    }
    status = JobStatus.PROCESSING;
    started = Optional.of(now());
    listener.happened(this, JobEvent.START);
    return true;
  }

  synchronized void log(String text) {
    if (!isFinal()) {
      logs.append(text);
      listener.happened(this, JobEvent.LOGS);
    }
  }

  boolean succeed(JsonNode result) {
    return end(JobStatus.SUCCEEDED, Optional.empty(), result);
  }

  boolean fail(String why) {
    return end(JobStatus.FAILED, Optional.of(why), NullNode.instance);
  }

  /** Ends it in any state. {@return whether it had not ended before} */
  synchronized boolean end(JobStatus how, Optional<String> why, JsonNode result) {
    if (isFinal()) {
      return false;
    }
    status = how;
    error = why;
    output = result;
    completed = Optional.of(now());
    if (how != JobStatus.ABORTED && started.isEmpty()) {
      started = completed;
    }
    if (!result.isNull()) {
      listener.happened(this, JobEvent.OUTPUT);
    }
    listener.happened(this, JobEvent.COMPLETED);
    notifyAll();
    return true;
  }

  /** Ends it at its deadline: a job that has not begun is aborted. */
  synchronized void expire() {
    JobStatus how = status == JobStatus.STARTING ? JobStatus.ABORTED : JobStatus.CANCELED;
    end(how, Optional.empty(), NullNode.instance);
  }

  /** Waits for its end. {@return whether it came} */
  synchronized boolean awaitEnd(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!isFinal()) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }

  /** Never before it was created. */
  private Instant now() {
    Instant now = clock.instant();
    return now.isBefore(created) ? created : now;
  }
}
