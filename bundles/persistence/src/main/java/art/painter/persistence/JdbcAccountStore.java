package art.painter.persistence;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Accounts;
import art.painter.api.account.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accounts with their roles, and sessions. */
@Component
public final class JdbcAccountStore implements AccountStore {
  private static final String SELECT =
      """
      select a.*, array(select r.role from account_roles r where r.account_id = a.id) as roles
      from accounts a
      """;
  private static final RowMapper<Account> ACCOUNT = JdbcAccountStore::account;

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcAccountStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Account account, String passwordHash) {
    return database
        .writeUnlessTaken(
            handle -> {
              handle
                  .createUpdate(
                      """
                  insert into accounts
                    (id, email, public_name, public_name_key, country, password_hash, created)
                  values (:id, :email, :publicName, :key, :country, :passwordHash, :created)
                  """)
                  .bindMethods(account)
                  .bind("key", regardlessOfCase(account.publicName()))
                  .bind("passwordHash", passwordHash)
                  .execute();
              addRoles(handle, account.id(), account.roles());
              return account;
            })
        .isPresent();
  }

  @Override
  public Optional<Account> find(String id) {
    return database.read(
        handle ->
            handle.createQuery(SELECT + " where a.id = :id").bind("id", id).map(ACCOUNT).findOne());
  }

  @Override
  public Optional<Credentials> credentials(String email) {
    return database.read(
        handle ->
            handle
                .createQuery(SELECT + " where a.email = :email")
                .bind("email", email)
                .map(
                    (row, context) ->
                        new Credentials(account(row, context), row.getString("password_hash")))
                .findOne());
  }

  @Override
  public Page<Account> list(Page.Request page) {
    return database.page(SELECT + " where true", query -> {}, page, ACCOUNT, Account::id);
  }

  @Override
  public boolean anyWith(Role role) {
    return database.read(
        handle ->
            handle
                .createQuery("select exists (select 1 from account_roles where role = :role)")
                .bind("role", role)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public void setRoles(String id, Set<Role> roles) {
    database.write(
        handle -> {
          // The lock lets two changes at once come one after the other.
          handle
              .createQuery("select id from accounts where id = :id for update")
              .bind("id", id)
              .mapTo(String.class)
              .findOne()
              .orElseThrow(
                  () ->
                      PlatformException.notFound(Accounts.NOT_FOUND, "There is no such account."));
          handle
              .createUpdate("delete from account_roles where account_id = :id")
              .bind("id", id)
              .execute();
          addRoles(handle, id, roles);
          return id;
        });
  }

  @Override
  public void addSession(String tokenHash, String accountId, Instant expires) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into sessions (token_hash, account_id, expires)
                    values (:tokenHash, :accountId, :expires)
                    """)
                .bind("tokenHash", tokenHash)
                .bind("accountId", accountId)
                .bind("expires", expires)
                .execute());
  }

  @Override
  public Optional<Account> session(String tokenHash, Instant now) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                         join sessions s on s.account_id = a.id
                        where s.token_hash = :tokenHash and s.expires > :now
                        """)
                .bind("tokenHash", tokenHash)
                .bind("now", now)
                .map(ACCOUNT)
                .findOne());
  }

  @Override
  public void removeSession(String tokenHash) {
    database.write(
        handle ->
            handle
                .createUpdate("delete from sessions where token_hash = :tokenHash")
                .bind("tokenHash", tokenHash)
                .execute());
  }

  @Override
  public void removeExpiredSessions(Instant now) {
    database.write(
        handle ->
            handle
                .createUpdate("delete from sessions where expires <= :now")
                .bind("now", now)
                .execute());
  }

  private static void addRoles(Handle handle, String id, Set<Role> roles) {
    for (Role role : roles) {
      handle
          .createUpdate("insert into account_roles (account_id, role) values (:id, :role)")
          .bind("id", id)
          .bind("role", role)
          .execute();
    }
  }

  private static Account account(ResultSet row, StatementContext context) throws SQLException {
    Set<Role> roles =
        Arrays.stream((Object[]) row.getArray("roles").getArray())
            .map(name -> Role.valueOf((String) name))
            .collect(Collectors.toSet());
    return new Account(
        row.getString("id"),
        row.getString("email"),
        row.getString("public_name"),
        row.getString("country"),
        roles,
        Rows.instant(row, "created"));
  }

  /** Upper case first: some letters have one lower-case form but several upper-case ones. */
  private static String regardlessOfCase(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
