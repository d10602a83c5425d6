package art.painter.api.plugin;

import java.net.URI;
import java.util.Optional;

/**
 * One version of a plug-in that a catalogue offers.
 *
 * @param id the symbolic name of its bundle
 * @param version the version of its bundle
 * @param title what it is, in a few words
 * @param api the range of versions of the platform's api that it works with, such as {@code
 *     [1.0,2)}
 * @param url where its jar is
 * @param sha256 the SHA-256 of the jar, in lower-case hexadecimal digits
 * @param signer the subject of the certificate that the jar must be signed with, if the catalogue
 *     names one
 * @param catalog which catalogue offers it
 * @param fits whether it works with this node's api; what does not is shown and cannot be installed
 * @param installed whether this version is installed
 */
public record Offer(
    String id,
    String version,
    String title,
    String api,
    URI url,
    String sha256,
    Optional<String> signer,
    String catalog,
    boolean fits,
    boolean installed) {}
