/**
 * What a configuration file says, and what it may say. The launcher has a copy of this package, so
 * that a file is read in one way before a start and while the node runs; it needs nothing but the
 * JDK.
 */
package art.painter.configuration.file;
