package art.painter.api.configuration;

import java.time.Instant;

/**
 * Why a configuration file is not applied.
 *
 * @param pid the PID that the file is for
 * @param message one sentence that names file, line, key, value and what is allowed; never a secret
 * @param since when it was found
 */
public record Fault(String pid, String message, Instant since) {}
