package art.painter.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Rows of trainings that run, put into the database of a node that is down. */
final class Rows {
  private static final int BATCH = 500;

  private Rows() {}

  /** {@return the ids of one training for each reference} */
  static List<String> insert(Path data, String ownerId, List<String> references)
      throws SQLException {
    List<String> ids = new ArrayList<>();
    String url = "jdbc:h2:file:retry:" + data.resolve("db").resolve("painter").toAbsolutePath();
    try (Connection connection = DriverManager.getConnection(url, "painter", "");
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into trainings (id, owner_id, model_id, model_revision, provider_id,
                  consent_id, report_id, seed, created, active_model_id, status, progress, message,
                  log, undecided, may_run, reference, cancel_requested)
                values (?, ?, ?, 1, 'replicate', 'bench', 'bench', 1, ?, ?, 'PROCESSING', 0, '',
                  '[]', false, true, ?, false)
                """)) {
      for (String reference : references) {
        String id = "bench-%06d".formatted(ids.size());
        insert.setString(1, id);
        insert.setString(2, ownerId);
        insert.setString(3, id);
        insert.setObject(4, OffsetDateTime.now());
        insert.setString(5, id);
        insert.setString(6, reference);
        insert.addBatch();
        ids.add(id);
        if (ids.size() % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return ids;
  }
}
