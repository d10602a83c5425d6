package art.painter.persistence;

import art.painter.api.Page;
import art.painter.api.verification.VerificationCase;
import art.painter.api.verification.VerificationStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Verification cases. */
@Component
public final class JdbcVerificationStore implements VerificationStore {
  private static final RowMapper<VerificationCase> CASE =
      ConstructorMapper.of(VerificationCase.class);

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcVerificationStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public void add(VerificationCase opened) {
    database.write(
        handle -> {
          handle
              .createUpdate(
                  """
                  insert into verification_cases (id, artist_id, method, model_id, artwork_ids,
                    basis_hash, origin, state, history)
                  values (:id, :artistId, :method, :modelId, :artworkIds,
                    :basisHash, :origin, :state, :history)
                  """)
              .bindMethods(opened)
              .execute();
          PreparedBatch batch =
              handle.prepareBatch(
                  "insert into verification_artworks (artwork_id, case_id) values (?, ?)");
          opened.artworkIds().stream()
              .distinct()
              .forEach(artworkId -> batch.add(artworkId, opened.id()));
          return batch.execute();
        });
  }

  @Override
  public boolean decide(VerificationCase decided) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        """
                        update verification_cases set state = :state, history = :history
                        where id = :id and state = 'IN_REVIEW'
                        """)
                    .bindMethods(decided)
                    .execute()
                == 1);
  }

  @Override
  public Optional<VerificationCase> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from verification_cases where id = :id")
                .bind("id", id)
                .map(CASE)
                .findOne());
  }

  @Override
  public List<VerificationCase> newest(String artistId, Optional<String> modelId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from verification_cases where id in (
                      select max(id) from verification_cases
                      where artist_id = :artistId and (model_id is null or model_id = :modelId)
                      group by method)
                    order by id
                    """)
                .bind("artistId", artistId)
                .bind("modelId", modelId.orElse(null))
                .map(CASE)
                .list());
  }

  @Override
  public Page<VerificationCase> list(String artistId, Page.Request page) {
    return database.page(
        "select * from verification_cases where artist_id = :artistId",
        query -> query.bind("artistId", artistId),
        page,
        CASE,
        VerificationCase::id);
  }

  @Override
  public Page<VerificationCase> inReview(Page.Request page) {
    return database.page(
        "select * from verification_cases where state = 'IN_REVIEW'",
        query -> {},
        page,
        CASE,
        VerificationCase::id);
  }

  @Override
  public boolean concernsArtwork(String artworkId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from verification_artworks where artwork_id = :id)")
                .bind("id", artworkId)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public boolean concernsModel(String modelId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from verification_cases where model_id = :id)")
                .bind("id", modelId)
                .mapTo(Boolean.class)
                .one());
  }
}
