/**
 * What an operator can configure: the keys that bundles declare, their values, and what is wrong
 * with the files.
 */
@Export
@Version("1.0.0")
package art.painter.api.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
