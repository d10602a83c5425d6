package art.painter.plugins.trust;

import static art.painter.plugins.trust.Admission.admit;
import static art.painter.plugins.trust.Admission.says;
import static art.painter.plugins.trust.Admission.trust;
import static art.painter.plugins.trust.Admission.untrusted;
import static art.painter.plugins.trust.Admission.upload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.PlatformException;
import art.painter.api.plugin.Swap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose jars are let in, and which way. */
class TrustTest {
  @TempDir Path folder;

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
                "0".repeat(64) + ", " + hash.toUpperCase(Locale.ROOT)));
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
  void the_jdk_s_own_jarsigner_makes_jars_that_are_let_in() throws IOException {
    Path jar = Jars.write(folder.resolve("cli.jar"), Jars.contents());
    Keys.run(
        Keys.folder(),
        "jarsigner -keystore keys.p12 -storepass " + Keys.PASSWORD + " " + jar + " ada");
    assertEquals(Optional.of("CN=ada"), upload(jar));
  }
}
