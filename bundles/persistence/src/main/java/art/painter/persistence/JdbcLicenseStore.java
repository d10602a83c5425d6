package art.painter.persistence;

import art.painter.api.license.LicenseStore;
import art.painter.api.license.Terms;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** License terms. */
@Component
public final class JdbcLicenseStore implements LicenseStore {
  private static final RowMapper<Terms> TERMS = ConstructorMapper.of(Terms.class);

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcLicenseStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public Terms add(Terms terms) {
    return database.addOrFind(
        terms,
        handle ->
            handle
                .createUpdate(
                    """
                    insert into license_terms (hash, tiers, restricted, note, created)
                    values (:hash, :tiers, :restricted, :note, :created)
                    """)
                .bindMethods(terms)
                .execute(),
        () -> find(terms.hash()));
  }

  @Override
  public Optional<Terms> find(String hash) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from license_terms where hash = :hash")
                .bind("hash", hash)
                .map(TERMS)
                .findOne());
  }
}
