package art.painter.api;

/**
 * Which plug-in decided something. It is stored with the decision, so that the decision stays
 * readable after the plug-in is gone.
 *
 * @param id the plug-in's {@link ProviderId}
 * @param bundle the symbolic name of its bundle
 * @param version the version of its bundle
 */
public record Origin(String id, String bundle, String version) {}
