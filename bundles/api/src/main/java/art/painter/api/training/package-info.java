/**
 * Training a LoRA of a base model: providers do it, the façade keeps the durable job, its progress,
 * its result and the version that comes of it.
 */
@Export
@Version("1.1.0")
package art.painter.api.training;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
