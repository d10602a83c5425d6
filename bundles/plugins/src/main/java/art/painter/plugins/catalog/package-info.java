/**
 * What catalogues offer: {@link art.painter.plugins.catalog.Catalogs} reads them, and {@link
 * art.painter.plugins.catalog.Fetch} gets the jar that is chosen.
 */
package art.painter.plugins.catalog;
