package art.painter.runtime.driver;

import art.painter.api.license.LicenseStore;
import art.painter.api.log.TransparencyLog;
import art.painter.api.receipt.Receipts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Load on a node from its inside: {@code driver:receipts} and {@code driver:bulk}. Each command
 * returns when it is done.
 */
@Component(
    service = DriverCommands.class,
    property = {
      "osgi.command.scope=driver",
      "osgi.command.function=receipts",
      "osgi.command.function=bulk"
    })
public final class DriverCommands {
  private static final int APPENDERS = 512;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Receipts receipts;
  private final LicenseStore licenses;
  private final TransparencyLog log;
  private final Workers workers = new Workers(PATIENCE);

  @Activate
  public DriverCommands(
      @Reference Receipts receipts,
      @Reference LicenseStore licenses,
      @Reference TransparencyLog log) {
    this.receipts = receipts;
    this.licenses = licenses;
    this.log = log;
  }

  @Deactivate
  void deactivate() {
    workers.end();
  }

  @Descriptor("issues receipts of invented images, and notes each one that is acknowledged")
  public String receipts(
      @Descriptor("the consent they all rest on; else they rest on a hundred invented ones")
          @Parameter(
              names = {"-c", "--consent"},
              absentValue = "")
          String consentId,
      @Descriptor("after how many seconds no more are begun; 0 sets no limit")
          @Parameter(
              names = {"-s", "--seconds"},
              absentValue = "0")
          long seconds,
      @Descriptor("how many receipts") int count,
      @Descriptor("by how many threads") int threads,
      @Descriptor("the file that gets a line for each: its id and the nanoseconds it took")
          String file)
      throws IOException, InterruptedException {
    Invention invention = new Invention(consentId, Invention.keptTerms(licenses));
    try (Acknowledged acknowledged = new Acknowledged(Path.of(file))) {
      Issuing issuing = new Issuing(receipts, invention, acknowledged);
      Outcome outcome = workers.run(issuing, 0, count, threads, limit(seconds));
      return outcome + " commits=" + acknowledged.commits(log);
    }
  }

  @Descriptor("appends records of the size of receipts to the log, without images and signatures")
  public String bulk(
      @Descriptor("the number of the first; record 7 is bulk-0000007") int from,
      @Descriptor("the number after the last") int to)
      throws InterruptedException {
    Invention invention = new Invention("", Invention.keptTerms(licenses));
    Appending appending = new Appending(log, invention);
    return workers.run(appending, from, to, APPENDERS, limit(0)).toString();
  }

  private static Duration limit(long seconds) {
    return seconds == 0 ? Duration.ofDays(1) : Duration.ofSeconds(seconds);
  }
}
