package art.painter.plugins.trust;

import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who signed a jar, and whether the certificates that are trusted vouch for them. */
final class Signer {
  private static final String ANY_USE = "2.5.29.37.0";
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  private static final int DIGITAL_SIGNATURE = 0;

  private final CodeSigner signer;
  private final Instant now;

  Signer(CodeSigner signer, Instant now) {
    this.signer = signer;
    this.now = now;
  }

  /** {@return the subject of their certificate} */
  String subject() {
    return subject(path(signer.getSignerCertPath().getCertificates()));
  }

  /**
   * {@return why they are not trusted, as the rest of a sentence; empty for somebody who is}
   *
   * @param trusted the certificates that are trusted
   */
  Optional<String> distrust(Set<X509Certificate> trusted) {
    return distrust(
        path(signer.getSignerCertPath().getCertificates()),
        trusted,
        signedAt(trusted).orElse(now),
        CODE_SIGNING);
  }

  /** The time of a time stamp, if it is by somebody who is trusted and not of the future. */
  private Optional<Instant> signedAt(Set<X509Certificate> trusted) {
    return Optional.ofNullable(signer.getTimestamp())
        .filter(
            stamp ->
                distrust(
                        path(stamp.getSignerCertPath().getCertificates()),
                        trusted,
                        stamp.getTimestamp().toInstant(),
                        TIME_STAMPING)
                    .isEmpty())
        .map(stamp -> stamp.getTimestamp().toInstant())
        .filter(time -> !time.isAfter(now));
  }

  private static Optional<String> distrust(
      List<X509Certificate> path, Set<X509Certificate> trusted, Instant at, String use) {
    X509Certificate own = path.get(0);
    try {
      if (!mayBeUsedFor(use, own)) {
        return Optional.of(
            "the certificate of " + subject(path) + " is not one for signing programs");
      }
      own.checkValidity(Date.from(at));
      validate(path, trusted, at);
      return Optional.empty();
    } catch (CertificateExpiredException e) {
      return Optional.of(
          "a certificate of "
              + subject(path)
              + " has expired, and no time stamp by somebody trusted shows that the jar was signed"
              + " before");
    } catch (CertificateNotYetValidException e) {
      return Optional.of("a certificate of " + subject(path) + " is not yet valid");
    } catch (CertPathValidatorException e) {
      return e.getCause() instanceof CertificateException time
              && (time instanceof CertificateExpiredException
                  || time instanceof CertificateNotYetValidException)
          ? Optional.of("a certificate that vouches for " + subject(path) + " is not valid now")
          : Optional.of("nothing in the trust store vouches for " + subject(path));
    } catch (GeneralSecurityException e) {
      return Optional.of("the certificate of " + subject(path) + " cannot be checked");
    }
  }

  private static boolean mayBeUsedFor(String use, X509Certificate certificate)
      throws CertificateParsingException {
    boolean[] keyUsage = certificate.getKeyUsage();
    List<String> uses = certificate.getExtendedKeyUsage();
    // A time stamp must come from somebody whose certificate is for that and nothing else.
    return (keyUsage == null || keyUsage[DIGITAL_SIGNATURE])
        && (uses == null
            ? use.equals(CODE_SIGNING)
            : uses.contains(use) || use.equals(CODE_SIGNING) && uses.contains(ANY_USE));
  }

  /** Up to the first certificate that is trusted itself, or else to one that such a one issued. */
  private static void validate(List<X509Certificate> path, Set<X509Certificate> trusted, Instant at)
      throws GeneralSecurityException {
    int end = 0;
    while (end < path.size() && !trusted.contains(path.get(end))) {
      end++;
    }
    if (end == 0) {
      return;
    }
    Set<X509Certificate> anchors = end < path.size() ? Set.of(path.get(end)) : trusted;
    X509Certificate anchor = pkix(path.subList(0, end), anchors, at);
    // PKIX leaves the anchor's own time to whoever trusts it.
    anchor.checkValidity(Date.from(at));
  }

  private static X509Certificate pkix(
      List<X509Certificate> path, Set<X509Certificate> anchors, Instant at)
      throws CertificateException,
          CertPathValidatorException,
          InvalidAlgorithmParameterException,
          NoSuchAlgorithmException {
    PKIXParameters parameters =
        new PKIXParameters(
            anchors.stream().map(c -> new TrustAnchor(c, null)).collect(Collectors.toSet()));
    // Would need the network, and whoever can cut it off decides then.
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    PKIXCertPathValidatorResult result =
        (PKIXCertPathValidatorResult)
            CertPathValidator.getInstance("PKIX")
                .validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    return result.getTrustAnchor().getTrustedCert();
  }

  private static List<X509Certificate> path(List<?> certificates) {
    return certificates.stream().map(X509Certificate.class::cast).toList();
  }

  private static String subject(List<X509Certificate> path) {
    return Refusals.name(path.get(0).getSubjectX500Principal().getName());
  }
}
