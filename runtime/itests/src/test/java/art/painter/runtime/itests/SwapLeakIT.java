package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** Many swaps in one process leave nothing behind. */
@ExtendWith(InContainer.class)
public class SwapLeakIT {
  private static final String BUNDLE = "art.painter.readiness.dataset";
  private static final int WARM = 20;
  private static final int SWAPS = 200;
  private static final int DELAYED = 3;

  @Inject private BundleContext context;
  @Inject private PlugIns plugIns;

  private final Caller operator = new Caller("tester", Set.of(Role.OPERATOR));
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  @Test
  public void two_hundred_swaps_leave_no_class_loader_thread_or_file_behind() throws Exception {
    swap(0, WARM);
    awaitCollected(DELAYED);
    int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    long files = openFiles();
    List<String> threads = threads();
    long bundles = context.getBundles().length;

    swap(WARM, SWAPS);
    awaitCollected(DELAYED);
    assertEquals(bundles, context.getBundles().length);
    assertTrue(openFiles() <= files + 10, () -> "open files: " + files + ", then " + openFiles());
    int after = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    assertTrue(after <= classes + 200, () -> "loaded classes: " + classes + ", then " + after);
    List<String> left = new ArrayList<>(threads());
    assertTrue(left.size() <= threads.size() + 10, () -> "threads: " + threads + ", then " + left);
    System.out.printf(
        "%d swaps: classes %d, %d; open files %d, %d; threads %d, %d%n",
        SWAPS, classes, after, files, openFiles(), threads.size(), left.size());
    plugIns.remove(operator, BUNDLE);
  }

  private void swap(int first, int count) throws Exception {
    for (int i = first; i < first + count; i++) {
      byte[] jar = Distribution.newer(BUNDLE, "9.0." + i);
      Swap swap = plugIns.upgrade(operator, Swap.Source.SHELL, new ByteArrayInputStream(jar));
      assertEquals(Swap.Outcome.DONE, swap.outcome(), swap::message);
      loaders.add(new WeakReference<>(loader()));
    }
  }

  private ClassLoader loader() {
    Bundle now =
        Arrays.stream(context.getBundles())
            .filter(bundle -> BUNDLE.equals(bundle.getSymbolicName()))
            .findFirst()
            .orElseThrow();
    return now.adapt(BundleWiring.class).getClassLoader();
  }

  /**
   * Waits until all class loaders are gone but that of the last, and a few that are on their way.
   */
  private void awaitCollected(int most) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    long alive = alive();
    while (alive > most && System.nanoTime() < end) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(100);
      alive = alive();
    }
    assertTrue(alive <= most, alive + " class loaders are still there");
  }

  private long alive() {
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  private static long openFiles() {
    try {
      return (Long)
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName("java.lang:type=OperatingSystem"), "OpenFileDescriptorCount");
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .sorted()
        .collect(Collectors.toList());
  }
}
