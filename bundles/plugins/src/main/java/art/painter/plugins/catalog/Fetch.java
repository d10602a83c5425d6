package art.painter.plugins.catalog;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.plugin.PlugIns;
import art.painter.plugins.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Gets a file from where a URL says that it is, as a stream and no more of it than allowed. */
public final class Fetch implements AutoCloseable {
  private final OkHttpClient client;

  /**
   * @param timeout how long one file may take from the first to the last byte
   */
  public Fetch(Duration timeout) {
    client =
        new OkHttpClient.Builder()
            .callTimeout(timeout)
            .connectTimeout(timeout)
            .readTimeout(timeout)
            // From HTTPS to HTTP, what was asked for in secret would come from anybody.
            .followSslRedirects(false)
            .build();
  }

  /**
   * Gets a file.
   *
   * @param from an https, http or file URL
   * @param files whether a file of this machine may be asked for
   * @param into the file to write; it is gone again when this fails
   * @param most the most bytes
   * @param expected the SHA-256 that the file must have, if it is known
   * @return its SHA-256, in lower-case hexadecimal digits
   * @throws PlatformException UNAVAILABLE {@link PlugIns#UNREACHABLE}; INVALID {@link
   *     PlugIns#INVALID} for a URL that is not taken, {@link PlugIns#TOO_LARGE} for a file that is
   *     too large; CONFLICT {@link PlugIns#UNTRUSTED} for another SHA-256
   */
  public String fetch(URI from, boolean files, Path into, long most, Optional<String> expected) {
    boolean done = false;
    try {
      String sha256 = copy(from, files, into, most);
      if (expected.filter(hash -> !hash.equalsIgnoreCase(sha256)).isPresent()) {
        throw PlatformException.conflict(
            PlugIns.UNTRUSTED,
            "What is at %s is not what was promised: its SHA-256 is %s and should be %s."
                .formatted(shown(from), sha256, expected.get()));
      }
      done = true;
      return sha256;
    } catch (IOException e) {
      throw new PlatformException(
          Kind.UNAVAILABLE,
          PlugIns.UNREACHABLE,
          shown(from) + " cannot be read now. Look whether it is there, and try again.",
          e);
    } finally {
      if (!done) {
        into.toFile().delete();
      }
    }
  }

  private String copy(URI from, boolean files, Path into, long most) throws IOException {
    String scheme = Optional.ofNullable(from.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (scheme.equals("file") && files) {
      try (InputStream in = Files.newInputStream(path(from))) {
        return Sha256.copy(in, into, most);
      }
    }
    if (!scheme.equals("https") && !scheme.equals("http")
        || from.getHost() == null
        || from.getRawUserInfo() != null) {
      throw PlatformException.invalid(
          PlugIns.INVALID,
          shown(from)
              + " is no address that is taken: name an https address, without a user or password.");
    }
    try (Response response =
        client.newCall(new Request.Builder().url(from.toString()).build()).execute()) {
      if (!response.isSuccessful()) {
        throw PlatformException.unavailable(
            PlugIns.UNREACHABLE,
            response.isRedirect()
                ? shown(from) + " leads on to an address that is not followed. Name that one."
                : shown(from) + " answers with the status " + response.code() + ".");
      }
      if (response.body().contentLength() > most) {
        throw Sha256.tooLarge(most);
      }
      return Sha256.copy(response.body().byteStream(), into, most);
    }
  }

  private static Path path(URI from) {
    try {
      return Path.of(from);
    } catch (IllegalArgumentException e) {
      throw PlatformException.invalid(PlugIns.INVALID, shown(from) + " names no file.");
    }
  }

  /** Without what may be a secret: user, password, query. */
  static String shown(URI from) {
    String host = Optional.ofNullable(from.getHost()).orElse("");
    String port = from.getPort() < 0 ? "" : ":" + from.getPort();
    return from.getScheme()
        + "://"
        + host
        + port
        + Optional.ofNullable(from.getRawPath()).orElse("");
  }

  /** Closes connections that nobody uses any more. */
  @Override
  public void close() {
    client.connectionPool().evictAll();
    client.dispatcher().executorService().shutdown();
  }
}
