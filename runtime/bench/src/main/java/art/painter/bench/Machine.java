package art.painter.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** On what was measured. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** {@return one line about it} */
  static String line() {
    return "%d cores%s, %s %s, Java %s, node with %s; load before: %.1f"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"),
            System.getenv().getOrDefault("PAINTER_OPTS", "-Xmx512m"),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processor() {
    if (!Files.isReadable(PROCESSORS)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> " of " + line.replaceFirst(".*:\\s*", ""))
          .findFirst()
          .orElse("");
    } catch (IOException unknown) {
      return "";
    }
  }
}
