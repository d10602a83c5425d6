package art.painter.rest;

import art.painter.api.training.TrainingJob;
import art.painter.api.training.Trainings;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;

/** The open streams of trainings' events. A stream ends after the final state. */
final class TrainingEvents implements AutoCloseable {
  private static final long HEARTBEAT_SECONDS = 15;

  private final Set<TrainingStream> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "painter-rest-heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  TrainingEvents() {
    heart.scheduleWithFixedDelay(
        this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Opens a stream.
   *
   * @param sink where its events go
   * @param sse makes events
   * @param view how a training is shown
   * @param follow follows the training
   */
  void open(
      SseEventSink sink,
      Sse sse,
      Function<TrainingJob, TrainingView> view,
      Function<Consumer<TrainingJob>, Trainings.Following> follow) {
    TrainingStream stream = new TrainingStream(sink, sse, view, open::remove);
    open.add(stream);
    stream.start(follow);
  }

  /** Keeps proxies from closing quiet streams, and finds out which clients went away. */
  void beat() {
    open.forEach(TrainingStream::beat);
  }

  /** {@return how many streams are open} */
  int count() {
    return open.size();
  }

  @Override
  public void close() {
    heart.shutdownNow();
    open.forEach(TrainingStream::close);
  }
}
