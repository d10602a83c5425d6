package art.painter.api.consent;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes a receipt in one format, chosen by its {@link art.painter.api.ProviderId}. What it writes
 * is stored with the receipt and never written again.
 */
@ConsumerType
public interface ReceiptFormat {
  /** {@return the media type of what it writes} */
  String mediaType();

  /**
   * Writes a receipt.
   *
   * @param receipt the receipt
   * @return its bytes, the same for the same receipt as far as the format allows
   */
  byte[] write(ConsentReceipt receipt);
}
