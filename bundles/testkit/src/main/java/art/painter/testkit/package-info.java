/**
 * What every plug-in passes: one abstract JUnit 5 contract for each SPI, and sample values to test
 * with. A plug-in's test extends the contract of its SPI and hands it the plug-in:
 *
 * <pre>{@code
 * class CountRuleTest extends ReadinessRuleContract {
 *   @Override
 *   protected ReadinessRule rule() {
 *     return new CountRule();
 *   }
 *
 *   @Override
 *   protected Set<Change> matters() {
 *     return Set.of(Change.WORK_ADDED, Change.WORK_REMOVED);
 *   }
 * }
 * }</pre>
 */
@Export
@Version("1.0.0")
package art.painter.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
