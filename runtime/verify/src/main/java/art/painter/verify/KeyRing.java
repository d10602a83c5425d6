package art.painter.verify;

import art.painter.api.key.VerificationKey;
import art.painter.consent.keys.Jwks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Public keys, and where they are from.
 *
 * @param keys the keys
 * @param from where they are from, in plain words
 */
record KeyRing(List<VerificationKey> keys, String from) {
  private static final int MOST_BYTES = 1_048_576;
  private static final String OPEN = " (without encryption: anybody on the way can exchange them)";
  private static final String WELL_KNOWN = "/.well-known/jwks.json";

  static KeyRing find(Request request, Http http) throws Refusal {
    if (request.keys().isPresent()) {
      String keys = request.keys().get();
      return Http.isAddress(keys) ? fetch(Http.address(keys), http) : read(Request.path(keys));
    }
    if (request.node().isPresent()) {
      return fetch(request.node().get().resolve(WELL_KNOWN), http);
    }
    Optional<Path> here = request.data().map(data -> data.resolve("keys").resolve("jwks.json"));
    if (here.filter(Files::isRegularFile).isPresent()) {
      return read(here.get());
    }
    throw new Refusal(
        "Public keys are needed: give the key file of the node that issued the receipt with --keys"
            + " FILE or --keys URL, or the node itself with --node URL.");
  }

  private static KeyRing fetch(URI address, Http http) throws Refusal {
    byte[] bytes = http.get(address, "application/jwk-set+json, application/json;q=0.9");
    return parse(bytes, address + (isOpen(address) ? OPEN : ""));
  }

  /** Whether anybody on the way can exchange what is fetched. */
  private static boolean isOpen(URI address) {
    return address.getScheme().equalsIgnoreCase("http")
        && !Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
  }

  private static KeyRing read(Path file) throws Refusal {
    if (Files.notExists(file)) {
      throw new Refusal("There is no key file " + file + ".");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Refusal("The key file " + file + " is too large to be one.");
      }
      return parse(bytes, "the file " + file);
    } catch (IOException e) {
      throw new Refusal("Cannot read the key file " + file + " (" + Inputs.why(e) + ").");
    }
  }

  private static KeyRing parse(byte[] bytes, String from) throws Refusal {
    try {
      List<VerificationKey> keys = Jwks.read(new String(bytes, StandardCharsets.UTF_8));
      if (!keys.isEmpty()) {
        return new KeyRing(keys, from);
      }
      throw new Refusal("There are no public keys of a node in " + from + ".");
    } catch (IllegalArgumentException e) {
      throw new Refusal("There are no public keys of a node in " + from + ". " + e.getMessage());
    }
  }
}
