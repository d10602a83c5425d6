package art.painter.bench;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a rate, whether or not the answers keep up: the time of a request counts from
 * when it was due. So a pause of the server is seen by all who would have asked during it.
 */
final class OpenLoop implements AutoCloseable {
  private static final int SENDERS = 64;

  private final List<Request> requests;
  private final long intervalNanos;
  private final long begun = System.nanoTime();
  private final AtomicLong next = new AtomicLong();
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private volatile boolean ending;

  /** A request, with the check of its answer. */
  interface Request {
    void send() throws Exception;
  }

  /**
   * What became of a request.
   *
   * @param due when it was due, in nanoseconds of the system's clock
   * @param nanos how long after that its answer was there
   * @param fault what was wrong with the answer; empty if nothing was
   */
  record Sent(long due, long nanos, String fault) {}

  /**
   * Begins to send these, one after the other and again from the first.
   *
   * @param rate how many a second
   */
  OpenLoop(List<Request> requests, int rate) {
    this.requests = requests;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / rate;
    for (int i = 0; i < SENDERS; i++) {
      senders.execute(this::sendAll);
    }
  }

  private void sendAll() {
    while (!ending) {
      long number = next.getAndIncrement();
      long due = begun + number * intervalNanos;
      for (long left = due - System.nanoTime(); left > 0 && !ending; ) {
        LockSupport.parkNanos(left);
        left = due - System.nanoTime();
      }
      if (!ending) {
        sent.add(send(requests.get((int) (number % requests.size())), due));
      }
    }
  }

  private static Sent send(Request request, long due) {
    String fault = "";
    try {
      request.send();
    } catch (Exception | AssertionError failed) {
      fault = String.valueOf(failed);
    }
    return new Sent(due, System.nanoTime() - due, fault);
  }

  /** Ends, and tells of all that was sent. */
  List<Sent> end() throws InterruptedException {
    close();
    senders.awaitTermination(1, TimeUnit.MINUTES);
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    ending = true;
    senders.shutdown();
  }
}
