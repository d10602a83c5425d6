package art.painter.rest;

import art.painter.api.training.TrainingJob;
import art.painter.api.training.Trainings;
import art.painter.rest.http.Json;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.ws.rs.sse.OutboundSseEvent;
import javax.ws.rs.sse.Sse;
import javax.ws.rs.sse.SseEventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that follows a training. When it reads more slowly than there is news, it misses
 * states in between, so that no queue grows.
 */
final class TrainingStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingStream.class);

  private final SseEventSink sink;
  private final Sse sse;
  private final Function<TrainingJob, TrainingView> view;
  private final Consumer<TrainingStream> onClose;
  // The first news may come before follow() has returned the handle to close.
  private final CompletableFuture<Trainings.Following> following = new CompletableFuture<>();
  private Optional<TrainingJob> news = Optional.empty();
  private boolean isSending;
  private long lastId;

  TrainingStream(
      SseEventSink sink,
      Sse sse,
      Function<TrainingJob, TrainingView> view,
      Consumer<TrainingStream> onClose) {
    this.sink = sink;
    this.sse = sse;
    this.view = view;
    this.onClose = onClose;
  }

  void start(Function<Consumer<TrainingJob>, Trainings.Following> follow) {
    try {
      following.complete(follow.apply(this::tell));
    } catch (RuntimeException refused) {
      onClose.accept(this);
      throw refused;
    }
  }

  void beat() {
    send(sse.newEventBuilder().comment("").build(), () -> {});
  }

  /** Ends the stream and stops following; fine when it has ended. */
  @Override
  public void close() {
    onClose.accept(this);
    following.thenAccept(Trainings.Following::close);
    sink.close();
  }

  private synchronized void tell(TrainingJob job) {
    news = Optional.of(job);
    if (!isSending) {
      sendNews();
    }
  }

  private synchronized void sendNews() {
    isSending = news.isPresent();
    try {
      news.ifPresent(
          job -> {
            news = Optional.empty();
            send(event(job), job.state().status().isFinal() ? this::close : this::sendNews);
          });
    } catch (RuntimeException noEvent) {
      // The client comes again, rather than waiting on a stream that has gone silent.
      gone(noEvent);
    }
  }

  private OutboundSseEvent event(TrainingJob job) {
    return sse.newEventBuilder()
        .name("training")
        .id(Long.toString(++lastId))
        .data(String.class, Json.text(view.apply(job)))
        .build();
  }

  private void send(OutboundSseEvent event, Runnable then) {
    try {
      sink.send(event)
          .whenComplete(
              (sent, failure) -> {
                if (failure == null) {
                  then.run();
                } else {
                  gone(failure);
                }
              });
    } catch (IllegalStateException closed) {
      gone(closed);
    }
  }

  private void gone(Throwable failure) {
    LOG.debug("The client went away", failure);
    close();
  }
}
