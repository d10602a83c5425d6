package art.painter.consent.log;

import art.painter.api.log.LogRecord;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody who waits for a record to be appended.
 *
 * @param record the record
 * @param answer the record as it is in the log; canceled by who waits no longer
 */
record Waiting(LogRecord record, CompletableFuture<LogRecord> answer) {
  Waiting(LogRecord record) {
    this(record, new CompletableFuture<>());
  }

  String id() {
    return record.id();
  }
}
