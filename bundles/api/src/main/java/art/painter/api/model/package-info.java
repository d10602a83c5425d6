/**
 * An artist's model: what is to be trained of which works, under which terms. Every edit is a
 * revision; a training holds on to the revision it began with.
 */
@Export
@Version("1.0.0")
package art.painter.api.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
