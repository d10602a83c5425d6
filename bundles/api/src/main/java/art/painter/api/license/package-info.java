/**
 * What people may do with images from a model: tiers offered by plug-ins, restricted categories
 * chosen by the artist, and terms addressed by their content.
 */
@Export
@Version("1.0.0")
package art.painter.api.license;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
