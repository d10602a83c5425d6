package art.painter.verification.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.account.Account;
import art.painter.api.verification.Verdict;
import art.painter.api.verification.Verdict.Decision;
import art.painter.api.verification.VerificationSubject;
import art.painter.api.verification.Verifier;
import art.painter.testkit.Change;
import art.painter.testkit.Samples;
import art.painter.testkit.Settings;
import art.painter.testkit.VerifierContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.converter.Converters;

class AccountVerifierTest extends VerifierContract {
  @Override
  protected Verifier verifier() {
    return verifier(Map.of());
  }

  @Override
  protected Optional<Settings<Verifier>> settings() {
    return Optional.of(Settings.of(AccountVerifier.Config.class, AccountVerifier::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(Change.PUBLIC_NAME, Change.EMAIL, Change.COUNTRY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cheri Lindqvist",
        "画家",
        "Ó Súilleabháin",
        "J.R.R. Smith",
        "J.Smith",
        "Anna Painter",
        "Studio 7",
        "@cheri",
        "Root & Branch"
      })
  void a_name_that_somebody_could_have_goes_to_review(String name) {
    assertEquals(Decision.REVIEW, named(name).decision());
  }

  @ParameterizedTest
  @CsvSource({
    "me@example.org, e-mail address",
    "https://example.org/me, web address",
    "www.cheri.example, web address",
    "cheri.art, web address",
    "Cheri (cheri.com), web address",
    "admin, the platform itself",
    "Admín 1, the platform itself",
    "ＡＤＭＩＮ, the platform itself",
    "the pAInter Support-Team, the platform itself",
    "1234, no letters",
    "'', no letters"
  })
  void a_name_that_is_none_is_rejected_and_the_reason_says_why(String name, String words) {
    Verdict verdict = named(name);
    assertEquals(Decision.REJECTED, verdict.decision());
    assertEquals(1, verdict.reasons().size());
    assertTrue(verdict.reasons().get(0).contains(words), verdict::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XX", "Sweden", "se"})
  void an_unknown_country_is_rejected(String country) {
    assertEquals(Decision.REJECTED, verify("cheri@example.org", "Cheri", country).decision());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cheri", "cheri@localhost", "a b@example.org"})
  void an_address_that_cannot_be_one_is_rejected(String email) {
    assertEquals(Decision.REJECTED, verify(email, "Cheri", "SE").decision());
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    assertEquals(3, verify("", "", "").reasons().size());
  }

  @Test
  void the_reserved_words_are_configured() {
    VerificationSubject subject = subject("a@example.org", "Gallery", "SE");
    assertEquals(
        Decision.REJECTED, verifier(Map.of("reserved", "gallery")).verify(subject).decision());
  }

  @Test
  void it_is_about_the_account() {
    assertFalse(verifier().aboutArtworks());
  }

  private static AccountVerifier verifier(Map<String, ?> config) {
    return new AccountVerifier(
        Converters.standardConverter().convert(config).to(AccountVerifier.Config.class));
  }

  private Verdict named(String name) {
    return verify("cheri@example.org", name, "SE");
  }

  private Verdict verify(String email, String name, String country) {
    return verifier().verify(subject(email, name, country));
  }

  private static VerificationSubject subject(String email, String name, String country) {
    Account sample = Samples.account();
    return new VerificationSubject(
        new Account(sample.id(), email, name, country, sample.roles(), sample.created()),
        Optional.empty(),
        List.of());
  }
}
