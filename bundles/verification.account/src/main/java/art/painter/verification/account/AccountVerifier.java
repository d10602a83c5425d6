package art.painter.verification.account;

import art.painter.api.ProviderId;
import art.painter.api.account.Account;
import art.painter.api.verification.Verdict;
import art.painter.api.verification.VerificationSubject;
import art.painter.api.verification.Verifier;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Are the account's details plausible enough to be put before a reviewer? */
@Component(configurationPid = AccountVerifier.PID)
@Designate(ocd = AccountVerifier.Config.class)
@ProviderId("account")
public final class AccountVerifier implements Verifier {
  static final String PID = "art.painter.verification.account";

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]{2,}");
  private static final Pattern WEB_ADDRESS =
      Pattern.compile(
          "(?i).*(://|\\bwww\\.|\\.(com|net|org|info|io|co|art|app|me|biz|shop|store|xyz)\\b).*");
  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  private final Set<String> reserved;

  @ObjectClassDefinition(name = "Verification: account")
  @interface Config {
    @AttributeDefinition(
        description =
            "Words, split by commas, of which a public name cannot be made up, since they sound"
                + " like the platform itself.")
    String reserved() default
        "admin, administrator, moderator, official, operator, owner, painter, reviewer, root,"
            + " staff, support, system, team, the";
  }

  @Activate
  public AccountVerifier(Config config) {
    reserved = words(config.reserved()).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean aboutArtworks() {
    return false;
  }

  @Override
  public List<String> basis(VerificationSubject subject) {
    Account artist = subject.artist();
    return List.of(
        "public-name=" + artist.publicName().replaceAll("\\R", " "),
        "email=" + artist.email().replaceAll("\\R", " "),
        "country=" + artist.country());
  }

  @Override
  public Verdict verify(VerificationSubject subject) {
    Account artist = subject.artist();
    List<String> reasons = new ArrayList<>();
    checkName(artist.publicName().strip(), reasons);
    if (!EMAIL.matcher(artist.email()).matches()) {
      reasons.add("The e-mail address cannot be one; give an address that reaches you.");
    }
    if (!COUNTRIES.contains(artist.country())) {
      reasons.add("The country is missing or unknown; give it as two letters, such as SE.");
    }
    return reasons.isEmpty()
        ? new Verdict(
            Verdict.Decision.REVIEW,
            List.of("Public name, e-mail address and country are plausible; a reviewer decides."))
        : new Verdict(Verdict.Decision.REJECTED, reasons);
  }

  private void checkName(String name, List<String> reasons) {
    List<String> words = words(name).toList();
    if (words.isEmpty()) {
      reasons.add("The public name has no letters; give the name that people know you by.");
    } else if (EMAIL.matcher(name).matches()) {
      reasons.add("The public name is an e-mail address; give the name that people know you by.");
    } else if (WEB_ADDRESS.matcher(name).matches()) {
      reasons.add("The public name is a web address; give the name that people know you by.");
    } else if (reserved.containsAll(words)) {
      reasons.add("The public name sounds like the platform itself; choose another one.");
    }
  }

  /** Lower-case words without accents, digits and signs, so that dressing up hides nothing. */
  private static Stream<String> words(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}]+")).filter(word -> !word.isEmpty());
  }
}
