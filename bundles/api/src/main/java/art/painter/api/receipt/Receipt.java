package art.painter.api.receipt;

import art.painter.api.consent.ConsentState;
import art.painter.api.log.LogRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A receipt as it was issued, and what is known of it today.
 *
 * @param record the receipt's record
 * @param termsHash the license terms it names; empty once it is erased
 * @param consent how the consent stands that it rests on
 * @param erased when its content was erased here; whoever has a copy can still verify it
 */
public record Receipt(
    LogRecord record, String termsHash, ConsentState consent, Optional<Instant> erased) {}
