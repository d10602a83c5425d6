package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The threads and open files of this Java machine at a time. */
final class Footprint {
  private static final Path OPEN = Path.of("/proc/self/fd");
  private static final Set<String> OF_JAVA =
      Set.of("Common-Cleaner", "Java2D Disposer", "process reaper", "Attach Listener");

  /** How long what ends by itself is waited for. A test of the contracts makes it shorter. */
  static Duration limit = Duration.ofSeconds(5);

  private final Set<Thread> threads = Set.copyOf(Thread.getAllStackTraces().keySet());
  private final Set<String> files = openFiles();

  private Footprint() {}

  static Footprint now() {
    return new Footprint();
  }

  /** Since then no thread was left behind and no file left open; what ends now is waited for. */
  void assertNothingMore(Predicate<Thread> isOthers, Predicate<Path> isOthersFile) {
    assertNoThreadMore(isOthers, "no thread is left behind");
    assertEquals(Set.of(), last(() -> newFiles(isOthersFile)), "no file is left open");
  }

  /** Since then no thread was started that does not end by itself at once. */
  void assertNoThreadMore(Predicate<Thread> isOthers, String what) {
    assertEquals(List.of(), last(() -> newThreads(isOthers)), what);
  }

  private List<String> newThreads(Predicate<Thread> isOthers) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !threads.contains(thread))
        .filter(thread -> !OF_JAVA.contains(thread.getName()))
        .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool"))
        .filter(thread -> !isOthers.test(thread))
        .map(Thread::getName)
        .sorted()
        .toList();
  }

  private Set<String> newFiles(Predicate<Path> isOthers) {
    Set<String> more = openFiles();
    more.removeAll(files);
    more.removeIf(file -> isOthers.test(Path.of(file)));
    return more;
  }

  private static <C extends Collection<?>> C last(Supplier<C> look) {
    long end = System.nanoTime() + limit.toNanos();
    C seen = look.get();
    while (!seen.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      seen = look.get();
    }
    return seen;
  }

  /** On systems that tell; without the jars and libraries that classes are loaded from. */
  private static Set<String> openFiles() {
    Set<String> open = new TreeSet<>();
    if (Files.isDirectory(OPEN)) {
      try (Stream<Path> links = Files.list(OPEN)) {
        links.forEach(link -> target(link).ifPresent(open::add));
      } catch (IOException untold) {
        return open;
      }
    }
    open.removeIf(
        file -> file.matches("/(dev|proc|sys)/.*|.*\\.(jar|so|jmod|dat|pfb?|ttf)|.*/modules"));
    return open;
  }

  private static Optional<String> target(Path link) {
    try {
      String file = Files.readSymbolicLink(link).toString();
      return file.startsWith("/") ? Optional.of(file) : Optional.empty();
    } catch (IOException closedMeanwhile) {
      return Optional.empty();
    }
  }
}
