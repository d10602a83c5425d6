/**
 * Private test images of a trained version, and the artist's review of them. Approving one
 * publishes nothing.
 */
@Export
@Version("1.1.0")
package art.painter.api.testoutput;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
