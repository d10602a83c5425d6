package art.painter.plugins.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who vouches for a jar.
 *
 * @param subject a signer who is trusted
 * @param distrust why nobody is, as whole sentences; empty when somebody is
 */
record Vouching(Optional<String> subject, String distrust) {
  static Vouching of(List<Signer> signers, TrustStore store) {
    String advice =
        " Sign it with jarsigner, and put the certificate of its signer into the trust store "
            + store.file()
            + ".";
    if (signers.isEmpty()) {
      return new Vouching(Optional.empty(), "The jar is not signed." + advice);
    }
    List<String> reasons = new ArrayList<>();
    try {
      Set<X509Certificate> trusted = store.certificates();
      for (Signer signer : signers) {
        Optional<String> reason = signer.distrust(trusted);
        if (reason.isEmpty()) {
          return new Vouching(Optional.of(signer.subject()), "");
        }
        reasons.add(reason.get());
      }
    } catch (TrustStore.Unusable e) {
      return new Vouching(
          Optional.empty(),
          "The jar is signed by " + signers.get(0).subject() + ". " + e.getMessage() + advice);
    }
    return new Vouching(
        Optional.empty(),
        "The jar is signed, but not by somebody trusted: "
            + String.join("; ", reasons)
            + "."
            + advice);
  }
}
