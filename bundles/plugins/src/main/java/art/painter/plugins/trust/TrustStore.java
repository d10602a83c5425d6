package art.painter.plugins.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates that the operator trusts, in a PKCS12 file. It is read each time, so that what
 * is put into it counts at once.
 */
final class TrustStore {
  /** Why the file is of no use now, as one sentence. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message, Exception cause) {
      super(message, cause);
    }
  }

  private final Path file;
  private final String password;

  TrustStore(Path file, String password) {
    this.file = file;
    this.password = password;
  }

  Path file() {
    return file;
  }

  /** {@return what is wrong with it; a file that is not there is not wrong} */
  Optional<String> fault() {
    try {
      if (Files.exists(file)) {
        certificates();
      }
      return Optional.empty();
    } catch (Unusable e) {
      return Optional.of(e.getMessage());
    }
  }

  Set<X509Certificate> certificates() throws Unusable {
    if (!Files.exists(file)) {
      throw new Unusable("There is no trust store " + file + ".", null);
    }
    Set<X509Certificate> found;
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.isEmpty() ? null : password.toCharArray());
      found = certificates(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new Unusable(
          "The trust store "
              + file
              + " cannot be read: it is no PKCS12 file, its .trust.store.password is another, or"
              + " the node's user may not read it.",
          e);
    }
    if (found.isEmpty()) {
      throw new Unusable(
          "The trust store "
              + file
              + " has no trusted certificate that can be read: set its .trust.store.password, and"
              + " add certificates with keytool -importcert.",
          null);
    }
    return found;
  }

  private static Set<X509Certificate> certificates(KeyStore store) throws GeneralSecurityException {
    Set<X509Certificate> found = new HashSet<>();
    for (String alias : Collections.list(store.aliases())) {
      // A key in it is somebody's own, and says nothing of whom they trust.
      if (store.isCertificateEntry(alias)
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        found.add(certificate);
      }
    }
    return found;
  }
}
