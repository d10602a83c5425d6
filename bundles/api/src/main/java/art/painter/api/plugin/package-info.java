/**
 * The plug-ins of this node while it runs: what is there, what is not and why, and how one version
 * is put in the place of another while the node serves. {@link art.painter.api.plugin.PlugIns} is
 * what operators use; {@link art.painter.api.plugin.Leases} is how calls are steered to one version
 * or the other.
 */
@Export
@Version("1.0.0")
package art.painter.api.plugin;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
