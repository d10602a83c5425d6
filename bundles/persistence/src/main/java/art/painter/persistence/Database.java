package art.painter.persistence;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.model.TriggerWord;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The open and migrated database, for the stores of this bundle. */
@Component(service = Database.class, immediate = true, configurationPid = Database.PID)
@Designate(ocd = Database.Config.class)
public final class Database {
  static final String PID = "art.painter.persistence";

  /** The code of a database that is not there or does not answer. */
  static final String UNAVAILABLE = "database.unavailable";

  /** Which database, and how many connections to it. */
  @ObjectClassDefinition(
      name = "pAInter persistence",
      description = "Keeps all records in a database.")
  @interface Config {
    /** {@return the URL} */
    @AttributeDefinition(
        description =
            "The JDBC URL; empty for an embedded H2 database in the data folder's db/painter.")
    String url() default "";

    /** {@return the driver} */
    @AttributeDefinition(
        description = "The class of the JDBC driver, from any bundle that exports it.")
    String driver() default "org.h2.Driver";

    /** {@return the user} */
    @AttributeDefinition(description = "The database user.")
    String user() default "painter";

    /** {@return the password} */
    @AttributeDefinition(description = "The user's password.", type = AttributeType.PASSWORD)
    String _password() default "";

    /** {@return the size of the pool} */
    @AttributeDefinition(
        description = "The most connections that are open at once, at least 2.",
        min = "2")
    int pool_size() default 10;

    /** {@return the patience} */
    @AttributeDefinition(
        description =
            "How many seconds a request waits for a connection before it is told to come back later.",
        min = "1")
    int connection_timeout_seconds() default 10;
  }

  static final String UNIQUE_VIOLATION = "23505";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean isH2;

  /**
   * @param context tells the node's data folder
   * @param config the configuration
   */
  @Activate
  public Database(BundleContext context, Config config) {
    this(Path.of(Optional.ofNullable(context.getProperty("painter.data")).orElse("data")), config);
  }

  Database(Path data, Config config) {
    this.pool = new Opening(data, config).open();
    this.isH2 = pool.getJdbcUrl().startsWith("jdbc:h2:");
    this.jdbi =
        Jdbi.create(pool)
            .registerArgument(new Json())
            .registerColumnMapper(new Json())
            .registerArgument(new InstantArgument())
            .registerColumnMapper(
                TriggerWord.class, (row, column, context) -> new TriggerWord(row.getString(column)))
            .registerColumnMapper(
                Instant.class,
                (row, column, context) ->
                    Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    // Else a failed statement shows in the log what was bound to it: prompts, salts, addresses.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
  }

  @Deactivate
  void close() {
    pool.close();
  }

  /** {@return whether it is H2, with its ways} */
  boolean isH2() {
    return isH2;
  }

  /** For a library that works on the database by itself. */
  DataSource pool() {
    return pool;
  }

  /** How busy the connections are. */
  HikariPoolMXBean connections() {
    return pool.getHikariPoolMXBean();
  }

  /** Reads in one transaction. */
  <T> T read(HandleCallback<T, RuntimeException> work) {
    return guarded(() -> jdbi.inTransaction(work));
  }

  /** Writes in one transaction what may be lost with the machine's power, such as a wake-up. */
  <T> T writeUnsynced(HandleCallback<T, RuntimeException> work) {
    return guarded(() -> jdbi.inTransaction(work));
  }

  /** Writes in one transaction. When this returns, what was written has been synced to the disk. */
  <T> T write(HandleCallback<T, RuntimeException> work) {
    return guarded(
        () ->
            jdbi.withHandle(
                handle -> {
                  T result = handle.inTransaction(work);
                  sync(handle);
                  return result;
                }));
  }

  /** Returns when what others have written has been synced to the disk. */
  void sync() {
    guarded(
        () ->
            jdbi.withHandle(
                handle -> {
                  sync(handle);
                  return null;
                }));
  }

  private void sync(Handle handle) {
    if (isH2) {
      // H2 leaves a commit to the operating system, which may lose it in a power cut.
      handle.execute("checkpoint sync");
    }
  }

  /**
   * Writes in one transaction; empty, and nothing written, when a unique column has the value
   * already.
   */
  <T> Optional<T> writeUnlessTaken(HandleCallback<T, RuntimeException> work) {
    try {
      return Optional.of(write(work));
    } catch (JdbiException e) {
      if (state(e).equals(UNIQUE_VIOLATION)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Adds a thing, or finds the earlier one that is in its way. */
  <T> T addOrFind(
      T thing, HandleCallback<Integer, RuntimeException> insert, Supplier<Optional<T>> find) {
    // What was in the way may be gone when it is looked for, but not again and again.
    for (int attempt = 0; attempt < 5; attempt++) {
      if (writeUnlessTaken(insert).isPresent()) {
        return thing;
      }
      Optional<T> earlier = find.get();
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    throw new IllegalStateException("cannot be added, and nothing like it is there: " + thing);
  }

  /**
   * Reads a page; the query goes without its own order and limit and has a condition on {@code
   * :after}.
   */
  <T> Page<T> page(
      String query,
      Consumer<Query> bindings,
      Page.Request page,
      RowMapper<T> mapper,
      Function<T, String> id) {
    return read(
        handle -> {
          Query select =
              handle
                  .createQuery(query + " and id > :after order by id limit :rows")
                  .bind("after", page.after().orElse(""))
                  .bind("rows", page.limit() + 1);
          bindings.accept(select);
          return Page.cut(select.map(mapper).list(), page.limit(), id);
        });
  }

  private static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      // Wrong data (22), a constraint (23) and wrong SQL (42) are this bundle's or its callers'
      // fault; anything else is the database's.
      if (state(e).matches("(22|23|42).*")) {
        throw e;
      }
      throw new PlatformException(
          Kind.UNAVAILABLE, UNAVAILABLE, "The database does not answer; try again soon.", e);
    }
  }

  /** The SQL state of what went wrong; empty when it has none. */
  static String state(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
