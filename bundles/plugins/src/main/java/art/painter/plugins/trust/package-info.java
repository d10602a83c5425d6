/**
 * How far a jar is trusted: {@link art.painter.plugins.trust.Trust} reads it through once, refuses
 * what is damaged or was changed after it was signed, and then asks the policy of the way that it
 * came.
 */
package art.painter.plugins.trust;
