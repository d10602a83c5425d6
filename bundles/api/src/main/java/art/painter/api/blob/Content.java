package art.painter.api.blob;

import java.io.InputStream;

/**
 * A file to be served.
 *
 * @param mediaType its media type
 * @param bytes how long it is
 * @param sha256 SHA-256 of its bytes
 * @param fileName a name to save it under
 * @param stream its bytes; to be closed by whoever got this
 */
public record Content(
    String mediaType, long bytes, String sha256, String fileName, InputStream stream) {}
