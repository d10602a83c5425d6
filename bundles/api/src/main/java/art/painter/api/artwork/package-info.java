/**
 * An artist's uploaded works: what the file is, who holds which rights in it, and what was declared
 * about it.
 */
@Export
@Version("1.1.0")
package art.painter.api.artwork;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
