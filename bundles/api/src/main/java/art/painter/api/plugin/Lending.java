package art.painter.api.plugin;

import art.painter.api.Origin;
import java.time.Instant;
import java.util.Optional;

/**
 * A plug-in that is registered, as those who call it see it.
 *
 * @param kind its kind
 * @param origin its id, bundle and version
 * @param bundleId the framework's number of its bundle
 * @param ranking its service ranking, which decides between two of one version
 * @param used whether new calls go to it, rather than to another with its id or to none
 * @param since when it was registered
 * @param calls how many calls into it were begun since then
 * @param failures how many of them threw or took too long
 * @param open how many are under way
 * @param nanos how long its calls took altogether, in nanoseconds
 * @param lastError what the latest failure was, as the platform words it
 */
public record Lending(
    PlugInKind kind,
    Origin origin,
    long bundleId,
    int ranking,
    boolean used,
    Instant since,
    long calls,
    long failures,
    int open,
    long nanos,
    Optional<String> lastError) {}
