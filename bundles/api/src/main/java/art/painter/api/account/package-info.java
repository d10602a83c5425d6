/**
 * Who uses the platform: accounts, log-ins, roles, and the {@link art.painter.api.account.Caller}
 * that every façade call is told.
 */
@Export
@Version("1.0.0")
package art.painter.api.account;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
