package art.painter.training.local;

import art.painter.api.training.TrainingStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries trainings out on its own threads, a few at a time. Every change of a job's state is made
 * here, under one lock, so that a training that ends and one that is canceled cannot both be true.
 */
final class JobRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final long SIGNAL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long STOP_SECONDS = 2;

  private final int threads;
  private final Supplier<Weights> base;
  private final Consumer<String> changed;
  private final ExecutorService executor;
  private final Map<String, Running> running = new HashMap<>();
  private boolean closed;

  /**
   * @param concurrency trainings at once
   * @param threads threads a training
   * @param changed told the id of a job that has news, about once a second
   */
  JobRunner(int concurrency, int threads, Supplier<Weights> base, Consumer<String> changed) {
    this.threads = threads;
    this.base = base;
    this.changed = changed;
    this.executor =
        Executors.newFixedThreadPool(
            concurrency,
            task -> {
              Thread thread = new Thread(task, "painter-training-local");
              thread.setDaemon(true);
              thread.setPriority(Thread.MIN_PRIORITY);
              return thread;
            });
  }

  private static final class Running {
    private final FileChannel claim;
    private Future<?> future;
    private volatile Optional<TrainingRun.Progress> progress = Optional.empty();
    private volatile long signalled;

    Running(FileChannel claim) {
      this.claim = claim;
    }

    void release() {
      try {
        claim.close();
      } catch (IOException harmless) {
        LOG.debug("A claim ends with the process", harmless);
      }
    }
  }

  /**
   * Sees to it that a training which has not ended is under way, here or in another version of this
   * provider that has not stopped yet.
   */
  synchronized void ensureRunning(Job job) throws IOException {
    if (closed || running.containsKey(job.id()) || job.state().status().isFinal()) {
      return;
    }
    Optional<FileChannel> claim = job.claim();
    if (claim.isEmpty()) {
      return;
    }
    Running run = new Running(claim.get());
    running.put(job.id(), run);
    run.future = executor.submit(() -> carryOut(job, run));
  }

  synchronized Optional<TrainingRun.Progress> progress(Job job) {
    return Optional.ofNullable(running.get(job.id())).flatMap(run -> run.progress);
  }

  /** Stops a training for good, unless it has ended. */
  void cancel(Job job) throws IOException {
    synchronized (this) {
      if (job.state().status().isFinal()) {
        return;
      }
      job.enter(Job.State.of(TrainingStatus.CANCELED, "Canceled."));
      Running run = running.get(job.id());
      // A training that still waits never gets to tidy up after itself.
      if (run == null || run.future.cancel(true) && run.progress.isEmpty()) {
        running.remove(job.id());
        if (run != null) {
          run.release();
        }
      }
      if (!running.containsKey(job.id())) {
        job.tidy();
      }
    }
    changed.accept(job.id());
  }

  private void carryOut(Job job, Running run) {
    try {
      begin(job, run);
      TrainingRun.Outcome outcome =
          new TrainingRun(job, base.get(), progress -> tell(job, run, progress)).run(threads);
      end(
          job,
          new Job.State(TrainingStatus.SUCCEEDED, "Done.", outcome.version(), outcome.details()));
    } catch (InterruptedException stopped) {
      LOG.info(
          "Training {} stopped; it goes on from its checkpoint unless it was canceled", job.id());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      fail(job, e);
    } finally {
      leave(job);
    }
  }

  private synchronized void begin(Job job, Running run) throws IOException, InterruptedException {
    if (closed || job.state().status().isFinal()) {
      throw new InterruptedException();
    }
    String message = "Reading the works.";
    job.enter(Job.State.of(TrainingStatus.PROCESSING, message));
    run.progress = Optional.of(new TrainingRun.Progress(0, 1, message));
  }

  private void tell(Job job, Running run, TrainingRun.Progress progress) {
    run.progress = Optional.of(progress);
    long now = System.nanoTime();
    if (now - run.signalled > SIGNAL_NANOS) {
      run.signalled = now;
      changed.accept(job.id());
    }
  }

  private synchronized void end(Job job, Job.State state) throws IOException {
    if (!job.exists() || job.state().status().isFinal()) {
      return;
    }
    job.enter(state);
    LOG.info("Training {} ended {}", job.id(), state.status());
  }

  private void fail(Job job, Throwable e) {
    // An interruption can surface as a failed write; the checkpoint before it is still whole.
    if (Thread.interrupted()) {
      return;
    }
    LOG.warn("Training {} failed", job.id(), e);
    String message =
        e instanceof OrderedWorks.Unusable
            ? e.getMessage()
            : e instanceof OutOfMemoryError
                ? "There was not enough memory. Give the node a larger heap, then train again."
                : "The training broke off because of an error that the node's log describes.";
    try {
      end(job, Job.State.of(TrainingStatus.FAILED, message));
    } catch (IOException | RuntimeException disk) {
      LOG.warn("Cannot note that training {} failed; it will be tried again", job.id(), disk);
    }
  }

  private void leave(Job job) {
    synchronized (this) {
      // Under the lock, where no cancel can interrupt any more: files cannot be touched while the
      // flag is set.
      Thread.interrupted();
      Running run = running.remove(job.id());
      try {
        if (job.exists() && job.state().status().isFinal()) {
          if (job.state().status() != TrainingStatus.SUCCEEDED) {
            Files.deleteIfExists(job.weights());
          }
          job.tidy();
        }
      } catch (IOException | UncheckedIOException e) {
        LOG.warn("Cannot remove the working files of training {}", job.id(), e);
      }
      if (run != null) {
        run.release();
      }
      notifyAll();
    }
    changed.accept(job.id());
  }

  /** Stops a training and removes all that there is of it. */
  synchronized void remove(Job job) throws IOException, InterruptedException {
    Running run = running.get(job.id());
    if (run != null) {
      cancel(job);
      long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (running.containsKey(job.id()) && System.nanoTime() < limit) {
        wait(100);
      }
    }
    job.remove();
  }

  /** Stops all threads; what was under way stays as its last checkpoint has it. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.info("A training takes longer than {} s to stop", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    releaseWaiting();
  }

  /** Those that never began have nobody who would end their claims. */
  private synchronized void releaseWaiting() {
    running.values().stream().filter(run -> run.progress.isEmpty()).forEach(Running::release);
  }
}
