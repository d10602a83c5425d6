package art.painter.core;

import java.util.concurrent.ThreadFactory;

/** Threads with a name that says whose they are, which never keep the process alive. */
public final class DaemonThreads {
  private DaemonThreads() {}

  public static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
