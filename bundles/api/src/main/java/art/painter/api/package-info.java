/**
 * What every concept shares: who calls ({@link art.painter.api.account.Caller} lives with its
 * concept), how failures are told ({@link art.painter.api.PlatformException}), how lists are cut
 * into pages ({@link art.painter.api.Page}), how a plug-in names itself ({@link
 * art.painter.api.ProviderId}) and what of a plug-in is kept with each decision it made ({@link
 * art.painter.api.Origin}).
 *
 * <p>Each concept has a package of its own with up to four shapes: the SPI (agent noun) that
 * integrators implement, the façade (plural) that everyone calls, values (records), and the store
 * that persistence implements.
 */
@Export
@Version("1.0.0")
package art.painter.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
