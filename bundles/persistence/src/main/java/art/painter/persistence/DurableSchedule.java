package art.painter.persistence;

import art.painter.api.PlatformException;
import art.painter.api.schedule.Schedule;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Timers in the database, driven by db-scheduler. To it all kinds are one task, because it wants to
 * know its tasks before it starts, while kinds come and go with the bundles that open them.
 */
@Component(configurationPid = "art.painter.persistence.schedule")
@Designate(ocd = DurableSchedule.Config.class)
public final class DurableSchedule implements Schedule {
  private static final Logger LOG = LoggerFactory.getLogger(DurableSchedule.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LATER = Duration.ofSeconds(1);

  /** How timers are worked off. */
  @ObjectClassDefinition(name = "pAInter timers")
  @interface Config {
    @AttributeDefinition(
        description = "How many timers, such as steps of trainings, are worked on at once.",
        min = "1",
        max = "200")
    int threads() default 16;

    @AttributeDefinition(
        description = "How often the database is asked for timers that are due, in milliseconds.",
        min = "50")
    int poll_millis() default 500;

    @AttributeDefinition(
        description =
            "After how many seconds of silence a node's timers are taken over by another node.",
        min = "4")
    int takeover_seconds() default 40;
  }

  private final Database database;
  private final Scheduler scheduler;
  private final CustomTask<Void> task;
  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
  private final Set<String> woken = ConcurrentHashMap.newKeySet();
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /**
   * @param context tells this node's name
   * @param database where the timers are kept
   * @param config the configuration
   */
  @Activate
  public DurableSchedule(BundleContext context, @Reference Database database, Config config) {
    this(
        database,
        nodeName(Optional.ofNullable(context.getProperty("painter.data")).orElse("data")),
        config.threads(),
        Duration.ofMillis(config.poll_millis()),
        Duration.ofSeconds(config.takeover_seconds()));
  }

  DurableSchedule(Database database, String node, int threads, Duration poll, Duration takeover) {
    this.database = database;
    this.task =
        Tasks.custom("painter", Void.class)
            .onFailure(this::failed)
            .onDeadExecutionRevive()
            .execute(this::execute);
    // What this node was doing when it was killed is due at once, rather than after the takeover.
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    update scheduled_tasks set picked = false, picked_by = null
                    where picked_by = :node
                    """)
                .bind("node", node)
                .execute());
    SchedulerBuilder builder = Scheduler.create(database.pool(), task);
    if (database.isH2()) {
      // Which has time zones; others are found out by the library.
      builder.jdbcCustomization(new DefaultJdbcCustomization(false));
    }
    this.scheduler =
        builder
            .schedulerName(new SchedulerName.Fixed(node))
            .threads(threads)
            .pollingInterval(poll)
            .heartbeatInterval(takeover.dividedBy(4))
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(Duration.ofSeconds(5))
            .enableImmediateExecution()
            // What is expected is told by who set the timer, and what is not by Kind.
            .failureLogging(LogLevel.DEBUG, false)
            .build();
    scheduler.start();
  }

  /** The same after a restart, and another one on another machine or for other data. */
  private static String nodeName(String data) {
    String host = new SchedulerName.Hostname().getName();
    int place = Path.of(data).toAbsolutePath().normalize().hashCode();
    return host.substring(0, Math.min(30, host.length())) + "-" + Integer.toHexString(place);
  }

  @Deactivate
  void stop() {
    scheduler.stop();
  }

  @Override
  public Timers open(String kind, Task work) {
    if (!kind.matches("[a-z-]{1,40}")) {
      throw new IllegalArgumentException("a kind is 1 to 40 lower-case letters and dashes");
    }
    Kind opened = new Kind(kind, work);
    if (kinds.putIfAbsent(kind, opened) != null) {
      throw new IllegalStateException("the timers " + kind + " have a task already");
    }
    scheduler.triggerCheckForDueExecutions();
    return opened;
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    String key = instance.getId();
    int colon = key.indexOf(':');
    woken.remove(key);
    Kind kind = kinds.get(key.substring(0, colon));
    // After the node stood still the library takes what this node does for dead, and gives it anew.
    if (kind == null || !running.add(key)) {
      return again(key, Optional.of(LATER).map(Instant.now()::plus));
    }
    try {
      return again(
          key, kind.run(key.substring(colon + 1), context.getExecution().consecutiveFailures));
    } catch (InterruptedException stopping) {
      return again(key, Optional.of(Instant.now()));
    } finally {
      running.remove(key);
    }
  }

  private CompletionHandler<Void> again(String key, Optional<Instant> due) {
    return (complete, operations) -> {
      if (due.isPresent()) {
        operations.reschedule(complete, due.get());
      } else if (woken.contains(key)) {
        operations.reschedule(complete, Instant.now());
      } else {
        operations.remove();
      }
      catchUp(key);
    };
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    String key = complete.getExecution().getId();
    long seconds = 1L << Math.min(complete.getExecution().consecutiveFailures, 6);
    operations.reschedule(
        complete, Instant.now().plusSeconds(Math.min(seconds, LONGEST_PAUSE.toSeconds())));
    catchUp(key);
  }

  /** What was woken while it was being done could not be made due then. */
  private void catchUp(String key) {
    if (woken.remove(key)) {
      wake(key);
    }
  }

  private void wake(String key) {
    woken.add(key);
    // What is being done now is done once more because of the note above.
    if (!added(key)
        && database.writeUnsynced(
                handle ->
                    handle
                        .createUpdate(
                            """
                            update scheduled_tasks set execution_time = :now, version = version + 1
                            where task_instance = :key and not picked and execution_time > :now
                            """)
                        .bind("key", key)
                        .bind("now", Instant.now())
                        .execute())
            > 0) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  /** Not when it is there, or was a moment ago. */
  private boolean added(String key) {
    try {
      return scheduler.scheduleIfNotExists(task.instance(key), Instant.now());
    } catch (RuntimeException e) {
      if (Database.state(e).equals(Database.UNIQUE_VIOLATION)) {
        return false;
      }
      throw new PlatformException(
          PlatformException.Kind.UNAVAILABLE,
          Database.UNAVAILABLE,
          "The database does not answer; try again soon.",
          e);
    }
  }

  private final class Kind implements Timers {
    private final String name;
    private final Task work;
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();

    Kind(String name, Task work) {
      this.name = name;
      this.work = work;
    }

    Optional<Instant> run(String id, int failures) throws InterruptedException {
      working.add(Thread.currentThread());
      try {
        if (kinds.get(name) != this) {
          throw new InterruptedException();
        }
        return work.run(id, failures);
      } catch (PlatformException expected) {
        throw expected;
      } catch (RuntimeException | Error unexpected) {
        LOG.warn("The timer {} {} is tried again.", name, id, unexpected);
        throw unexpected;
      } finally {
        synchronized (this) {
          working.remove(Thread.currentThread());
          // Left from close(), it would hit the next statement.
          Thread.interrupted();
          notifyAll();
        }
      }
    }

    @Override
    public void add(String id) {
      added(name + ":" + id);
    }

    @Override
    public void wake(String id) {
      DurableSchedule.this.wake(name + ":" + id);
    }

    @Override
    public synchronized void close() {
      kinds.remove(name, this);
      working.forEach(Thread::interrupt);
      long limit = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      try {
        while (!working.isEmpty() && System.nanoTime() < limit) {
          wait(100);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!working.isEmpty()) {
        LOG.warn("A step of the timers {} did not stop in time.", name);
      }
    }
  }
}
