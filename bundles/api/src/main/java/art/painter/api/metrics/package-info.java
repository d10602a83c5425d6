/**
 * What a node counts of itself, for monitoring: {@link art.painter.api.metrics.Metrics} writes all
 * of it, {@link art.painter.api.metrics.Meter} is how a bundle adds what it knows.
 */
@Export
@Version("1.0.0")
package art.painter.api.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
