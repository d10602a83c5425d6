/**
 * The façades: one package per concept, which meet only through the services of the api. Shared by
 * them are this package and {@code plugin}, by which every plug-in is chosen, called and let go.
 */
package art.painter.core;
