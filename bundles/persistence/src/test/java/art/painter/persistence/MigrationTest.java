package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.artwork.Rights;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.training.BaseModel;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {
  @TempDir Path data;

  @Test
  void consents_and_test_outputs_of_before_the_log_stay_readable() throws Exception {
    migratedTo(
        "2",
        """
        insert into training_consents (id, version, artist_id, jurisdiction, model_id,
          model_revision, works, manifest_hash, terms_hash, provider_id, base_model, notice, given)
        values ('c', 1, 'cheri', 'FR', 'model', 4,
          '[{"artworkId":"a","sha256":"0a","rights":"SELF_CREATED"}]', 'mh', 'th', 'local',
          'The "new" \\ Painter 1',
          '{"version":"2026-11","language":"en","text":"I agree.","hash":"nh"}',
          timestamp with time zone '2026-11-23 10:15:30.123456789+00')
        """,
        """
        insert into test_outputs (id, owner_id, version_id, prompt, seed, strength, created, state,
          message)
        values ('o', 'cheri', 'version', 'a forest', 7, 0.5,
          timestamp with time zone '2026-11-23 10:15:30.123456789+00', 'QUEUED', 'Waits.')
        """,
        """
        insert into consent_receipts (id, image_hash, version_id, issued, receipt, format,
          media_type, bytes)
        values ('r', '0b', 'version', current_timestamp, '{}', '{}', 'application/json', x'7b7d')
        """);
    Database database = new Database(data, StoreContract.config(Map.of()));
    try {
      assertEquals(
          Optional.of(
              new TrainingConsent(
                  "c",
                  1,
                  "cheri",
                  "FR",
                  "model",
                  4,
                  List.of(new TrainingConsent.Work("a", "0a", Rights.SELF_CREATED)),
                  "mh",
                  "",
                  "",
                  "th",
                  "local",
                  new BaseModel("The \"new\" \\ Painter 1", "", "", "", false, ""),
                  new Notice("2026-11", "en", "I agree.", "nh"),
                  StoreContract.NOW)),
          new JdbcConsentStore(database).find("c"));
      assertEquals(
          Optional.of(
              new TestOutput(
                  "o",
                  "cheri",
                  "version",
                  "a forest",
                  7,
                  0.5,
                  "",
                  TestOutput.State.FAILED,
                  "It was ordered before an upgrade of the platform. Order it again.",
                  Optional.empty(),
                  Optional.empty(),
                  StoreContract.NOW)),
          new JdbcTestOutputStore(database).find("o"));
      assertEquals(Optional.empty(), new JdbcLogStore(database).head());
    } finally {
      database.close();
    }
  }

  private void migratedTo(String version, String... statements) throws Exception {
    String url = "jdbc:h2:file:" + data.resolve("db/painter");
    Flyway.configure(Opening.class.getClassLoader())
        .dataSource(url, "painter", "")
        .locations(Opening.MIGRATIONS)
        .target(version)
        .load()
        .migrate();
    try (var connection = DriverManager.getConnection(url, "painter", "");
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
