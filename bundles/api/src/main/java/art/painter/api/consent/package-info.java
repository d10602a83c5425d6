/**
 * What the artist agreed to, and what every image carries as its receipt. Formats, such as signed
 * ones, are plug-ins.
 */
@Export
@Version("1.0.0")
package art.painter.api.consent;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
