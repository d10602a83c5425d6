/**
 * Whether this node is well: {@link art.painter.api.health.Health} asks all checks that there are.
 */
@Export
@Version("1.0.0")
package art.painter.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
