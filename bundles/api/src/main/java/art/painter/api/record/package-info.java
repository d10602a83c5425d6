/**
 * What was said and done about consent, each as a record that is signed and logged. The formats in
 * which records are signed are plug-ins.
 */
@Export
@Version("1.1.0")
package art.painter.api.record;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
