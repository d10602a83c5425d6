package art.painter.core;

import art.painter.api.log.LogRecord;

/** The ids of records of which there can be only one, so that none is logged twice. */
public final class RecordIds {
  private RecordIds() {}

  /** The withdrawal of a consent. */
  public static String withdrawalOf(String consentId) {
    return LogRecord.withdrawalOf(consentId);
  }

  /** The deletion of a record's content. */
  public static String deletionOf(String recordId) {
    return recordId + ".deletion";
  }
}
