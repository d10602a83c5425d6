/**
 * What the node counts of itself. The library's registry writes it; what is known elsewhere is read
 * by a {@link art.painter.api.metrics.Meter} at the moment it is asked for. Another number is
 * another meter.
 */
package art.painter.metrics;
