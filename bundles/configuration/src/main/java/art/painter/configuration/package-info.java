/** Applies configuration files once they are in order, and changes them for operators. */
package art.painter.configuration;
