package art.painter.core.account;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Accounts;
import art.painter.api.account.Caller;
import art.painter.api.account.Registration;
import art.painter.api.account.Role;
import art.painter.api.account.Session;
import art.painter.core.Sha256;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts and sessions over the store. */
@Component(configurationPid = "art.painter.core.account")
@Designate(ocd = AccountService.Config.class)
public final class AccountService implements Accounts {
  private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST_EMAIL = 254;

  /**
   * Hashed for addresses that do not exist, so that these take as long to refuse as a wrong
   * password.
   */
  private static final String NOBODY = PasswordHash.of("nobody has this password");

  /** Configuration of accounts. */
  @ObjectClassDefinition(name = "pAInter accounts")
  @interface Config {
    @AttributeDefinition(description = "Hours after which a log-in ends.", min = "1")
    int session_hours() default 24 * 7;

    @AttributeDefinition(
        description =
            "Failed log-ins for one address from one source within the window below; further ones are refused.",
        min = "1")
    int failures_per_account() default 5;

    @AttributeDefinition(
        description =
            "Failed log-ins from one source, for all addresses together, within the window below.",
        min = "1")
    int failures_per_source() default 50;

    @AttributeDefinition(
        description = "Minutes after which a failed log-in no longer counts.",
        min = "1")
    int failure_window_minutes() default 15;
  }

  private final AccountStore store;
  private final Config config;
  private final Clock clock;
  private final SetupCode setupCode;
  private final Throttle throttle;

  @Activate
  public AccountService(@Reference AccountStore store, BundleContext context, Config config) {
    this(
        store,
        Path.of(Optional.ofNullable(context.getProperty("painter.data")).orElse("data")),
        config,
        Clock.systemUTC());
  }

  AccountService(AccountStore store, Path dataFolder, Config config, Clock clock) {
    this.store = store;
    this.config = config;
    this.clock = clock;
    this.setupCode = new SetupCode(dataFolder);
    this.throttle = new Throttle(clock, Duration.ofMinutes(config.failure_window_minutes()));
    if (store.anyWith(Role.OPERATOR)) {
      setupCode.withdraw();
    } else {
      setupCode.offer();
      LOG.info("There is no operator yet. The one-time set-up code is in {}", setupCode.file());
    }
    store.removeExpiredSessions(clock.instant());
  }

  @Override
  public Account register(Registration registration) {
    if (registration.setupCode().isEmpty()) {
      return add(registration, registration.roles());
    }
    // One at a time, so that the code makes one operator and not two.
    synchronized (setupCode) {
      Set<Role> roles = EnumSet.copyOf(registration.roles());
      roles.add(operatorBy(registration.setupCode().get()));
      return add(registration, roles);
    }
  }

  private Account add(Registration registration, Set<Role> roles) {
    Account account =
        new Account(
            UuidCreator.getTimeOrderedEpochPlus1().toString(),
            registration.email(),
            registration.publicName(),
            registration.country(),
            roles,
            clock.instant());
    if (!store.add(account, PasswordHash.of(registration.password()))) {
      throw PlatformException.conflict(
          TAKEN, "This e-mail address or public name is in use. Log in, or choose another.");
    }
    if (roles.contains(Role.OPERATOR)) {
      setupCode.withdraw();
      LOG.info("Account {} is the first operator.", account.id());
    }
    return account;
  }

  private Role operatorBy(String code) {
    if (store.anyWith(Role.OPERATOR) || !setupCode.matches(code)) {
      throw PlatformException.denied(
          SETUP_CODE_WRONG,
          "The set-up code is wrong or used. It stands in the file setup-code of the node's data folder until there is an operator.");
    }
    return Role.OPERATOR;
  }

  @Override
  public Session logIn(String email, String password, String source) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    if (address.length() > LONGEST_EMAIL) {
      throw wrongLogIn();
    }
    String accountKey = "account " + address + " " + source;
    String sourceKey = "source " + source;
    refuseAfterTooMany(accountKey, sourceKey);
    Optional<AccountStore.Credentials> credentials = store.credentials(address);
    String hash = credentials.map(AccountStore.Credentials::passwordHash).orElse(NOBODY);
    boolean right = password.length() <= 128 && PasswordHash.matches(password, hash);
    // Once more: others may have failed while this one's hash was made, and a crowd of guesses that
    // are sent at once must not learn more than the same guesses one after another.
    refuseAfterTooMany(accountKey, sourceKey);
    if (!right || credentials.isEmpty()) {
      throttle.failed(accountKey);
      throttle.failed(sourceKey);
      throw wrongLogIn();
    }
    throttle.forget(accountKey);
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant expires = clock.instant().plus(Duration.ofHours(config.session_hours()));
    Account account = credentials.get().account();
    store.addSession(Sha256.of(token), account.id(), expires);
    return new Session(token, account, expires);
  }

  private void refuseAfterTooMany(String accountKey, String sourceKey) {
    if (throttle.isOver(accountKey, config.failures_per_account())
        || throttle.isOver(sourceKey, config.failures_per_source())) {
      throw PlatformException.unavailable(
          THROTTLED,
          "Too many failed attempts. Wait "
              + config.failure_window_minutes()
              + " minutes and try again.");
    }
  }

  private static PlatformException wrongLogIn() {
    return PlatformException.denied(WRONG_LOG_IN, "The e-mail address or the password is wrong.");
  }

  @Override
  public void logOut(String token) {
    store.removeSession(Sha256.of(token));
  }

  @Override
  public Caller authenticate(String token) {
    return store
        .session(Sha256.of(token), clock.instant())
        .map(Account::caller)
        .orElseThrow(
            () ->
                PlatformException.denied(
                    TOKEN_INVALID, "The token is unknown, expired or logged out. Log in again."));
  }

  @Override
  public Account me(Caller caller) {
    return find(caller.loggedIn().accountId());
  }

  @Override
  public Page<Account> list(Caller caller, Page.Request page) {
    caller.require(Role.OPERATOR);
    return store.list(page);
  }

  @Override
  public Account setRoles(Caller caller, String accountId, Set<Role> roles) {
    caller.require(Role.OPERATOR);
    Account account = find(accountId);
    if (roles.isEmpty()) {
      throw PlatformException.invalid(Registration.INVALID, "Give the account at least one role.");
    }
    if (caller.owns(accountId) && !roles.contains(Role.OPERATOR)) {
      throw PlatformException.conflict(
          OWN_ROLE,
          "You cannot give up your own operator role; another operator can take it from you.");
    }
    store.setRoles(accountId, roles);
    LOG.info("Operator {} gave account {} the roles {}.", caller.accountId(), accountId, roles);
    return find(account.id());
  }

  private Account find(String id) {
    return store
        .find(id)
        .orElseThrow(
            () -> PlatformException.notFound(NOT_FOUND, "There is no account " + id + "."));
  }
}
