package art.painter.api.account;

import art.painter.api.PlatformException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody gives to get an account. It refuses what cannot become one.
 *
 * @param email an e-mail address, at most 254 characters (RFC 5321)
 * @param password 12 to 128 characters
 * @param publicName the public name, 2 to 60 characters, no control characters
 * @param country ISO 3166-1 alpha-2
 * @param roles ARTIST, CREATOR or both
 * @param setupCode the one-time code that the node showed at its first start; makes the account an
 *     operator
 */
public record Registration(
    String email,
    String password,
    String publicName,
    String country,
    Set<Role> roles,
    Optional<String> setupCode) {
  /** The code of a registration that cannot become an account. */
  public static final String INVALID = "account.invalid";

  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]+\\.[^\\s@.\\p{Cntrl}]{2,}");
  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  /** Trims and checks each part; refuses with {@link #INVALID} and the first thing to mend. */
  public Registration {
    email = email.strip().toLowerCase(Locale.ROOT);
    publicName = publicName.strip();
    country = country.strip().toUpperCase(Locale.ROOT);
    roles = Set.copyOf(roles);
    check(
        email.length() <= 254 && EMAIL.matcher(email).matches(),
        "Give an e-mail address such as ada@example.org.");
    check(
        password.length() >= 12 && password.length() <= 128,
        "Choose a password of 12 to 128 characters.");
    check(
        publicName.length() >= 2
            && publicName.length() <= 60
            && publicName.chars().noneMatch(Character::isISOControl),
        "Give a public name of 2 to 60 characters.");
    check(
        COUNTRIES.contains(country),
        "Give the country as two letters of ISO 3166-1, such as DE or US.");
    check(
        !roles.isEmpty() && Set.of(Role.ARTIST, Role.CREATOR).containsAll(roles),
        "Register as ARTIST, CREATOR or both; an operator grants other roles.");
  }

  private static void check(boolean good, String message) {
    if (!good) {
      throw PlatformException.invalid(INVALID, message);
    }
  }

  /** {@return the registration without its secrets, for messages and logs} */
  @Override
  public String toString() {
    return "Registration[" + publicName + "]";
  }
}
