/**
 * Proving who an artist is and what they may use: verifiers check what can be checked by machine, a
 * reviewer decides, the case keeps the history.
 */
@Export
@Version("1.0.0")
package art.painter.api.verification;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
