/**
 * Puts plug-ins into service and takes them out while the node runs: the jar and how far it is
 * trusted, the trial beside the version that serves, the change from one to the other, and what is
 * kept on disk so that all of it outlives a restart.
 */
package art.painter.plugins;
