/**
 * The keys with which the platform signs: made at the first start, rotated, kept in history so that
 * old signatures stay verifiable.
 */
@Export
@Version("1.0.0")
package art.painter.api.key;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
