package art.painter.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.CodeSigner;
import java.security.Timestamp;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeStampTest {
  @Test
  void a_time_stamp_by_somebody_trusted_outlives_the_certificate() throws Exception {
    Set<X509Certificate> trusted =
        new TrustStore(Keys.folder().resolve("trust.p12"), Keys.PASSWORD).certificates();
    Instant before = Instant.now().minus(Duration.ofDays(15));
    // The time stamp authority's certificate must have been valid then, and is not: it is new.
    assertTrue(stamped("stamper", before).distrust(trusted).isPresent());
    Instant later = Instant.now().plus(Duration.ofDays(300));
    Timestamp now = new Timestamp(Date.from(Instant.now()), path("stamper"));
    Signer outlived =
        new Signer(new CodeSigner(path("ada"), now), later.plus(Duration.ofDays(100)));
    assertEquals(Optional.empty(), outlived.distrust(trusted));
    Timestamp bySomebody = new Timestamp(Date.from(Instant.now()), path("mallory"));
    assertTrue(
        new Signer(new CodeSigner(path("ada"), bySomebody), later.plus(Duration.ofDays(100)))
            .distrust(trusted)
            .isPresent());
    Timestamp byNoStamper = new Timestamp(Date.from(Instant.now()), path("coder"));
    assertTrue(
        new Signer(new CodeSigner(path("ada"), byNoStamper), later.plus(Duration.ofDays(100)))
            .distrust(trusted)
            .isPresent());
  }

  private static Signer stamped(String by, Instant at) throws CertificateException {
    return new Signer(
        new CodeSigner(path("expired"), new Timestamp(Date.from(at), path(by))), Instant.now());
  }

  private static CertPath path(String alias) throws CertificateException {
    List<Certificate> chain = List.of(Keys.entry(alias).getCertificateChain());
    return CertificateFactory.getInstance("X.509").generateCertPath(chain);
  }
}
