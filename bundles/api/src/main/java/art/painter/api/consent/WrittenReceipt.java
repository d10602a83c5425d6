package art.painter.api.consent;

import art.painter.api.Origin;

/**
 * A receipt as it was written at the time.
 *
 * @param receipt what it says
 * @param format the plug-in that wrote it
 * @param mediaType the media type of the bytes
 * @param bytes what was written
 */
public record WrittenReceipt(
    ConsentReceipt receipt, Origin format, String mediaType, byte[] bytes) {
  /** Keeps its own copy of the bytes. */
  public WrittenReceipt {
    bytes = bytes.clone();
  }

  /** {@return a copy of what was written} */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
