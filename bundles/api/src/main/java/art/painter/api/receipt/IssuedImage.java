package art.painter.api.receipt;

import java.time.Instant;

/**
 * An image that is kept and has its receipt.
 *
 * @param receiptId its receipt
 * @param sha256 SHA-256 of the bytes that are served, 64 lower-case hex digits
 * @param bytes how many there are
 * @param mediaType their media type
 * @param issued when the receipt was issued
 */
public record IssuedImage(
    String receiptId, String sha256, long bytes, String mediaType, Instant issued) {}
