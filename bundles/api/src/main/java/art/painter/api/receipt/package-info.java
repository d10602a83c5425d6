/** Consent receipts: one for every image, verifiable by anyone. */
@Export
@Version("1.1.0")
package art.painter.api.receipt;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
