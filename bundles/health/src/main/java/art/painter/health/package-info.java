/**
 * Whether the node is well. Each check is one component; another one is another component with a
 * name in {@code hc.name} and one of the tags {@code live}, {@code ready} and {@code attention} in
 * {@code hc.tags}. What a check looks at may be missing: then it says so, since a check that is not
 * there would be taken for one that found nothing.
 *
 * <p>What another bundle knows of itself needs no check here: it registers a {@link
 * art.painter.api.health.Watched}.
 */
package art.painter.health;
