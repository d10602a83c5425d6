/**
 * How every façade uses plug-ins. {@link art.painter.core.plugin.Pool} holds those that are there
 * and chooses by id, never the first that comes; a {@link art.painter.core.plugin.Lease} keeps one
 * from being stopped in the middle of a call; {@link art.painter.core.plugin.Bounded} contains what
 * a plug-in throws and how long it takes.
 */
package art.painter.core.plugin;
