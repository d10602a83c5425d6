package art.painter.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.Timestamp;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.converter.Converters;

class TrustTest {
  @TempDir Path folder;

  private static Trust trust(Map<String, Object> settings) {
    Map<String, Object> all =
        new java.util.HashMap<>(Map.of(".trust.store.password", Keys.PASSWORD));
    all.putAll(settings);
    return new Trust(
        Keys.folder(),
        Converters.standardConverter().convert(all).to(Trust.Config.class),
        Clock.systemUTC());
  }

  private static Optional<String> admit(Trust trust, Swap.Source source, Path jar) {
    try {
      return trust.admit(source, jar, Jars.sha256(Files.readAllBytes(jar)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<String> upload(Path jar) {
    return admit(trust(Map.of()), Swap.Source.REST, jar);
  }

  /** What even the policy any refuses. */
  private static String refused(String code, Path jar) {
    PlatformException e =
        assertThrows(PlatformException.class, () -> admit(trust(Map.of()), Swap.Source.SHELL, jar));
    assertEquals(code, e.code(), e.getMessage());
    return e.getMessage();
  }

  private static String untrusted(Path jar) {
    PlatformException e = assertThrows(PlatformException.class, () -> upload(jar));
    assertEquals(PlugIns.UNTRUSTED, e.code(), e.getMessage());
    return e.getMessage();
  }

  private static void says(String part, String message) {
    assertTrue(message.contains(part), message);
  }

  private Path tampered(Consumer<Map<String, byte[]>> change) {
    Map<String, byte[]> contents = Jars.read(Jars.signed(folder, "ada"));
    change.accept(contents);
    return Jars.write(folder.resolve("tampered.jar"), contents);
  }

  @ParameterizedTest
  @CsvSource({"ada,CN=ada", "coder,CN=coder", "issued,CN=issued"})
  void a_jar_by_a_trusted_signer_is_let_in_with_the_signer(String alias, String subject) {
    assertEquals(Optional.of(subject), upload(Jars.signed(folder, alias)));
  }

  @Test
  void a_jar_by_two_signers_is_let_in_if_one_is_trusted() {
    Path both = Jars.sign(Jars.signed(folder, "mallory"), "ada", b -> b);
    assertEquals(Optional.of("CN=ada"), upload(both));
  }

  @ParameterizedTest
  @CsvSource({
    "mallory,nothing in the trust store vouches for CN=mallory",
    "expired,has expired",
    "future,not yet valid",
    "server,not one for signing programs",
    "stamper,not one for signing programs",
  })
  void a_jar_by_somebody_else_is_not_let_in_and_told_why(String alias, String why) {
    String message = untrusted(Jars.signed(folder, alias));
    says(why, message);
    says("jarsigner", message);
    says("trust.p12", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mallory", "expired", "server"})
  void where_any_jar_may_come_a_stranger_s_is_let_in_without_a_signer(String alias) {
    assertEquals(
        Optional.empty(), admit(trust(Map.of()), Swap.Source.SHELL, Jars.signed(folder, alias)));
  }

  @Test
  void an_unsigned_jar_is_let_in_only_where_any_may_come() {
    Path plain = Jars.write(folder.resolve("plain.jar"), Jars.contents());
    says("The jar is not signed.", untrusted(plain));
    assertEquals(Optional.empty(), admit(trust(Map.of()), Swap.Source.DEPLOY, plain));
    PlatformException catalog =
        assertThrows(
            PlatformException.class, () -> admit(trust(Map.of()), Swap.Source.CATALOG, plain));
    assertEquals(PlatformException.Kind.CONFLICT, catalog.kind());
  }

  @Test
  void a_listed_jar_is_let_in_and_its_neighbour_is_not() throws IOException {
    Path plain = Jars.write(folder.resolve("plain.jar"), Jars.contents());
    String hash = Jars.sha256(Files.readAllBytes(plain));
    Trust listed =
        trust(
            Map.of(
                "policy.rest",
                "allow-listed",
                "allowed.sha256",
                "0".repeat(64) + ", " + hash.toUpperCase(java.util.Locale.ROOT)));
    assertEquals(Optional.empty(), admit(listed, Swap.Source.REST, plain));
    Path other = Jars.signed(folder, "mallory");
    PlatformException e =
        assertThrows(PlatformException.class, () -> admit(listed, Swap.Source.REST, other));
    says(Jars.sha256(Files.readAllBytes(other)), e.getMessage());
  }

  @Test
  void an_unknown_policy_lets_nothing_in() {
    Trust unknown = trust(Map.of("policy.shell", "everything"));
    PlatformException e =
        assertThrows(
            PlatformException.class,
            () -> admit(unknown, Swap.Source.SHELL, Jars.signed(folder, "ada")));
    says("unknown policy.shell", e.getMessage());
    says("unknown policy.shell", unknown.warnings().get(0));
  }

  @Test
  void another_sha_256_than_was_said_is_refused() {
    Path jar = Jars.signed(folder, "ada");
    assertThrows(
        PlatformException.class,
        () -> trust(Map.of()).admit(Swap.Source.SHELL, jar, "0".repeat(64)));
  }

  @Test
  void warns_of_open_ways_and_of_a_trust_store_that_cannot_be_read() throws IOException {
    assertEquals(2, trust(Map.of()).warnings().size(), "shell and deploy");
    assertEquals(
        List.of(), trust(Map.of("policy.shell", "signed", "policy.deploy", "signed")).warnings());
    Map<String, Object> closed =
        Map.of("policy.shell", "signed", "policy.deploy", "signed", "trust.store", "no.p12");
    assertEquals(List.of(), trust(closed).warnings(), "not there");
    Path junk = Files.writeString(folder.resolve("junk.p12"), "junk");
    Trust broken =
        trust(
            Map.of(
                "policy.shell",
                "signed",
                "policy.deploy",
                "signed",
                "trust.store",
                junk.toString()));
    says("cannot be read", broken.warnings().get(0));
    Trust forgotten =
        trust(
            Map.of(
                "policy.shell", "signed", "policy.deploy", "signed", ".trust.store.password", ""));
    says("password", forgotten.warnings().get(0));
    Trust misspelled =
        trust(Map.of("policy.shell", "signed", "policy.deploy", "signed", "allowed.sha256", "12"));
    says("is no SHA-256", misspelled.warnings().get(0));
  }

  @Test
  void a_missing_trust_store_is_told_when_it_is_needed() {
    Trust none = trust(Map.of("trust.store", "no.p12"));
    Path jar = Jars.signed(folder, "ada");
    PlatformException e =
        assertThrows(PlatformException.class, () -> admit(none, Swap.Source.REST, jar));
    says("There is no trust store", e.getMessage());
    assertEquals(Optional.empty(), admit(none, Swap.Source.SHELL, jar));
  }

  @Test
  void a_changed_file_is_refused_whatever_the_policy() {
    says(
        "art/One.class",
        refused(
            PlugIns.UNTRUSTED,
            tampered(c -> c.put("art/One.class", Jars.bytes("something else")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "art/Added.class",
        "META-INF/versions/18/art/One.class",
        "META-INF/services/art.Other",
        "META-INF/SIG-ADDED",
        "META-INF/ADDED.SF",
        "META-INF/ADDED.RSA"
      })
  void an_added_file_is_refused_whatever_the_policy(String name) {
    refused(PlugIns.UNTRUSTED, tampered(c -> c.put(name, Jars.bytes("added"))));
  }

  @Test
  void a_missing_file_is_refused_whatever_the_policy() {
    says("art/Two.class", refused(PlugIns.UNTRUSTED, tampered(c -> c.remove("art/Two.class"))));
  }

  @Test
  void a_signature_that_was_taken_away_is_noticed_whatever_the_policy() {
    says(
        "which is gone",
        refused(
            PlugIns.UNTRUSTED,
            tampered(c -> c.keySet().removeIf(n -> n.matches("META-INF/ADA.(SF|EC)")))));
    refused(PlugIns.UNTRUSTED, tampered(c -> c.remove("META-INF/ADA.SF")));
    refused(PlugIns.UNTRUSTED, tampered(c -> c.remove("META-INF/ADA.EC")));
    refused(PlugIns.UNTRUSTED, tampered(c -> c.remove(Jars.MANIFEST)));
  }

  @Test
  void a_changed_manifest_is_refused_whatever_the_policy() {
    says(
        "manifest is not the one",
        refused(
            PlugIns.UNTRUSTED,
            tampered(
                c ->
                    c.put(
                        Jars.MANIFEST,
                        Jars.bytes(
                            new String(c.get(Jars.MANIFEST))
                                .replace("art.example", "art.painter"))))));
  }

  @Test
  void a_file_by_a_second_signer_among_those_of_the_first_is_refused() {
    Map<String, byte[]> contents = Jars.read(Jars.signed(folder, "ada"));
    contents.put("art/Added.class", Jars.bytes("added"));
    Path mixed = Jars.write(folder.resolve("mixed.jar"), contents);
    refused(PlugIns.UNTRUSTED, Jars.sign(mixed, "mallory", b -> b));
  }

  @Test
  void signatures_that_the_jdk_does_not_count_are_refused_whatever_the_policy() {
    Path plain = Jars.write(folder.resolve("plain.jar"), Jars.contents());
    says("does not count", refused(PlugIns.UNTRUSTED, Jars.sign(plain, "weak", b -> b)));
    says(
        "does not count",
        refused(
            PlugIns.UNTRUSTED,
            Jars.sign(
                plain,
                "ada",
                b -> {
                  try {
                    return b.digestAlgorithm("MD5");
                  } catch (java.security.NoSuchAlgorithmException e) {
                    throw new AssertionError(e);
                  }
                })));
    says(
        "-sectionsonly",
        refused(
            PlugIns.UNTRUSTED,
            Jars.sign(plain, "ada", b -> b.setProperty("sectionsOnly", "true"))));
  }

  @Test
  void the_jdk_s_own_jarsigner_makes_jars_that_are_let_in() throws IOException {
    Path jar = Jars.write(folder.resolve("cli.jar"), Jars.contents());
    Keys.run(
        Keys.folder(),
        "jarsigner -keystore keys.p12 -storepass " + Keys.PASSWORD + " " + jar + " ada");
    assertEquals(Optional.of("CN=ada"), upload(jar));
  }

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

  @Test
  void no_flipped_byte_of_a_signed_jar_gets_in() throws IOException {
    byte[] whole = Files.readAllBytes(Jars.signed(folder, "ada"));
    Path file = folder.resolve("flipped.jar");
    Trust trust = trust(Map.of());
    List<Integer> admitted = new ArrayList<>();
    for (int i = 0; i < whole.length; i += 7) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) 0xff;
      Files.write(file, flipped);
      try {
        admit(trust, Swap.Source.SHELL, file);
        admitted.add(i);
      } catch (PlatformException refused) {
        assertTrue(
            Set.of(PlugIns.INVALID, PlugIns.UNTRUSTED).contains(refused.code()), refused.code());
      }
    }
    assertEquals(List.of(), admitted);
  }
}
