package art.painter.persistence;

import art.painter.api.blob.FileUses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What rests on files, in whichever table. */
@Component
public final class JdbcFileUses implements FileUses {
  private final Database database;

  /**
   * @param database where it is kept
   */
  @Activate
  public JdbcFileUses(@Reference Database database) {
    this.database = database;
  }

  @Override
  public long count(String sha256) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select (select count(*) from artworks where sha256 = :sha256)
                      + (select count(*) from trainings where package_hash = :sha256)
                      + (select count(*) from model_versions
                        where weights_hash = :sha256 and deletion is null)
                      + (select count(*) from test_outputs where image_hash = :sha256)
                    """)
                .bind("sha256", sha256)
                .mapTo(Long.class)
                .one());
  }
}
