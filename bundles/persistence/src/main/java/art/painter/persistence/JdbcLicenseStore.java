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
  public Terms add(Terms terms, String text) {
    Terms kept =
        database.addOrFind(
            terms,
            handle ->
                handle
                    .createUpdate(
                        """
                    insert into license_terms (hash, tiers, restricted, note, created, text)
                    values (:hash, :tiers, :restricted, :note, :created, :text)
                    """)
                    .bindMethods(terms)
                    .bind("text", text)
                    .execute(),
            () -> find(terms.hash()));
    if (text(terms.hash()).isEmpty()) {
      database.write(
          handle ->
              handle
                  .createUpdate("update license_terms set text = :text where hash = :hash")
                  .bind("text", text)
                  .bind("hash", terms.hash())
                  .execute());
    }
    return kept;
  }

  @Override
  public Optional<String> text(String hash) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select text from license_terms where hash = :hash and text is not null")
                .bind("hash", hash)
                .mapTo(String.class)
                .findOne());
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
