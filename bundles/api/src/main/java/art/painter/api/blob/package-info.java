/**
 * Files as streams, addressed by what they hold: uploads, training packages, weights and images.
 */
@Export
@Version("1.1.0")
package art.painter.api.blob;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
