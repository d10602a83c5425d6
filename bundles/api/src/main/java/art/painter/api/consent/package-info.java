/**
 * What the artist agreed to, and how it stands: in force, paused, withdrawn. Records are written
 * through {@link art.painter.api.record.Records}; what images carry is in {@code
 * art.painter.api.receipt}.
 */
@Export
@Version("1.1.0")
package art.painter.api.consent;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
