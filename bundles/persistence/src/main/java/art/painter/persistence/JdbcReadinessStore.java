package art.painter.persistence;

import art.painter.api.readiness.ReadinessReport;
import art.painter.api.readiness.ReadinessStore;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Readiness reports. */
@Component
public final class JdbcReadinessStore implements ReadinessStore {
  private static final RowMapper<ReadinessReport> REPORT =
      ConstructorMapper.of(ReadinessReport.class);

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcReadinessStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public void add(ReadinessReport report) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into readiness_reports (id, model_id, model_revision, score, threshold,
                      ready, results, evaluated)
                    values (:id, :modelId, :modelRevision, :score, :threshold,
                      :ready, :results, :evaluated)
                    """)
                .bindMethods(report)
                .execute());
  }

  @Override
  public Optional<ReadinessReport> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from readiness_reports where id = :id")
                .bind("id", id)
                .map(REPORT)
                .findOne());
  }
}
