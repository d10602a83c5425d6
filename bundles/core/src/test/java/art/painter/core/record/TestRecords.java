package art.painter.core.record;

import art.painter.api.log.LogRecord;
import art.painter.api.record.ReceiptFormat;
import art.painter.core.plugin.FakeReference;
import art.painter.core.plugin.LeaseDesk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.osgi.util.converter.Converters;

/** Real records over keys and a log in memory. */
public final class TestRecords implements AutoCloseable {
  public static final String FORMAT = "token";
  static final Duration PATIENT = Duration.ofMinutes(1);

  public final TestKeys keys = new TestKeys();
  public final MemoryLog log = new MemoryLog(keys);
  public final RecordService service;
  private FakeReference<ReceiptFormat> token;

  public TestRecords() {
    this(Map.of(), PATIENT);
    token = add(FORMAT, "1.0.0", new TokenFormat());
  }

  TestRecords(Map<String, String> more, Duration limit) {
    Map<String, String> config = new HashMap<>(Map.of("receipt.format", FORMAT));
    config.putAll(more);
    service =
        new RecordService(
            keys,
            log,
            LeaseDesk.standard(),
            Converters.standardConverter().convert(config).to(RecordService.Config.class),
            limit);
  }

  public FakeReference<ReceiptFormat> add(String id, String version, ReceiptFormat format) {
    FakeReference<ReceiptFormat> reference = FakeReference.of(id, version, 0);
    service.addFormat(reference.giving(format));
    return reference;
  }

  public void takeAway() {
    service.removeFormat(token);
  }

  public void giveBack() {
    service.addFormat(token.giving(new TokenFormat()));
  }

  public static JsonNode json(LogRecord record) {
    try {
      return new ObjectMapper().readTree(record.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    service.deactivate();
  }
}
