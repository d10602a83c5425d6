/**
 * Whether a model can be trained: rules look at stored facts, each gives a score and findings, the
 * weighted score and the absence of blocking findings decide.
 */
@Export
@Version("1.0.0")
package art.painter.api.readiness;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
