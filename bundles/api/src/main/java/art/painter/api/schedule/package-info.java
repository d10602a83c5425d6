/**
 * Timers that are kept in the database: what is due is done, also after the process was killed, by
 * one node at a time.
 */
@Export
@Version("1.0.0")
package art.painter.api.schedule;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
