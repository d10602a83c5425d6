package art.painter.persistence;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database and brings its schema up to date, or says plainly why it cannot. */
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  static final String MIGRATIONS = "classpath:art/painter/persistence/migrations";

  // WRITE_DELAY: a commit is in the file when it returns, not half a second later, so that killing
  //   the process loses none. RETENTION_TIME stays at its 45 seconds, although the file grows by
  //   the commits of that time: when space is used again sooner, H2 does not find the newest
  //   commits after a kill.
  // DB_CLOSE_ON_EXIT: the framework closes the database, after all that uses it.
  private static final String H2_OPTIONS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

  private static final int H2_IN_USE = 90020;
  private static final int H2_DAMAGED = 90030;

  private final Path folder;
  private final Database.Config config;
  private final String url;

  Opening(Path data, Database.Config config) {
    this.folder = data.toAbsolutePath().normalize().resolve("db");
    this.config = config;
    this.url =
        config.url().isBlank()
            // Without retry, a thread that is interrupted in a statement closes the database for
            // all.
            ? "jdbc:h2:file:retry:" + folder.resolve("painter") + H2_OPTIONS
            : config.url();
  }

  HikariDataSource open() {
    try {
      HikariDataSource pool = connect();
      try {
        migrate(pool);
        return pool;
      } catch (RuntimeException e) {
        pool.close();
        throw e;
      }
    } catch (RuntimeException e) {
      String why = "The database cannot be opened: " + explain(e);
      LOG.error(why);
      throw new PlatformException(Kind.UNAVAILABLE, Database.UNAVAILABLE, why, e);
    }
  }

  private HikariDataSource connect() {
    if (config.url().isBlank()) {
      createFolder();
    }
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("painter");
    // By its class rather than through the DriverManager, which sees no other bundle's driver.
    hikari.setDriverClassName(config.driver());
    hikari.setJdbcUrl(url);
    hikari.setUsername(config.user());
    hikari.setPassword(config._password());
    // The migration needs two.
    hikari.setMaximumPoolSize(Math.max(2, config.pool_size()));
    hikari.setConnectionTimeout(Duration.ofSeconds(config.connection_timeout_seconds()).toMillis());
    return new HikariDataSource(hikari);
  }

  private void createFolder() {
    FileAttribute<?>[] ownerOnly =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectories(folder, ownerOnly);
    } catch (IOException e) {
      throw new IllegalStateException("the folder " + folder + " cannot be made", e);
    }
  }

  private void migrate(HikariDataSource pool) {
    Flyway flyway =
        Flyway.configure(Opening.class.getClassLoader())
            .dataSource(pool)
            .locations(MIGRATIONS)
            .loggers("slf4j")
            .failOnMissingLocations(true)
            .cleanDisabled(true)
            .load();
    boolean newer =
        Arrays.stream(flyway.info().all())
            .anyMatch(m -> m.getState().isApplied() && !m.getState().isResolved());
    if (newer) {
      throw new IllegalStateException(
          "a newer version of pAInter has used it. Run that version, or restore a backup.");
    }
    flyway.migrate();
  }

  private String explain(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return switch (sql.getErrorCode()) {
          case H2_IN_USE -> "another process has " + place() + " open. Stop that one first.";
          case H2_DAMAGED -> place() + " is damaged. Restore a backup.";
          default -> sql.getMessage();
        };
      }
    }
    return e instanceof FlywayException
        ? "its schema is not what this version knows. " + e.getMessage()
        : e.getMessage();
  }

  /** Not the configured URL, which may hold a password. */
  private String place() {
    return config.url().isBlank() ? folder.resolve("painter.mv.db").toString() : "it";
  }
}
