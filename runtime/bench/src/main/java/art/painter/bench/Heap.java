package art.painter.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a Java process takes of the machine's memory. */
final class Heap {
  private static final Pattern USED = Pattern.compile("(?:used|total \\S+ used) (\\d+)K");

  private Heap() {}

  /** {@return the heap that is in use once garbage is collected} */
  static String used(ProcessHandle process) throws IOException, InterruptedException {
    jcmd(process, "GC.run");
    long kilobytes = 0;
    Matcher used = USED.matcher(jcmd(process, "GC.heap_info"));
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    return kilobytes == 0 ? "unknown (no jcmd)" : kilobytes / 1024 + " MB";
  }

  /** {@return the memory that the process has in all, where the system tells} */
  static String resident(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc/" + java(process).pid() + "/status");
    if (!Files.isReadable(status)) {
      return "unknown here";
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
          .findFirst()
          .orElse("unknown");
    }
  }

  private static String jcmd(ProcessHandle process, String command)
      throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd)) {
      return "";
    }
    Process run =
        new ProcessBuilder(jcmd.toString(), Long.toString(java(process).pid()), command)
            .redirectErrorStream(true)
            .start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    run.waitFor();
    // Classes are no heap.
    return said.lines()
        .filter(line -> !line.contains("etaspace") && !line.contains("class space"))
        .reduce("", (all, line) -> all + line + "\n");
  }

  /** The script becomes the Java process, or starts it. */
  private static ProcessHandle java(ProcessHandle process) {
    return process.descendants().reduce((first, last) -> last).orElse(process);
  }
}
