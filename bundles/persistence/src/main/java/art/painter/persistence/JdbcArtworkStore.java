package art.painter.persistence;

import art.painter.api.Page;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Evidence;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Artworks' records. */
@Component
public final class JdbcArtworkStore implements ArtworkStore {
  private static final RowMapper<Artwork> ARTWORK =
      (row, context) ->
          new Artwork(
              row.getString("id"),
              row.getString("owner_id"),
              row.getString("file_name"),
              Rows.nested(ArtworkFacts.class, row, context),
              Rows.json(Declaration.class, row, "declaration"),
              Rows.json(Evidence.class, row, "evidence"),
              Rows.instant(row, "created"));

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcArtworkStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public Artwork add(Artwork artwork) {
    return database.addOrFind(
        artwork,
        handle ->
            handle
                .createUpdate(
                    """
                    insert into artworks (id, owner_id, file_name, sha256, bytes, media_type,
                      width, height, more, declaration, evidence, created)
                    values (:id, :ownerId, :fileName, :sha256, :bytes, :mediaType,
                      :width, :height, :more, :declaration, :evidence, :created)
                    """)
                .bindMethods(artwork)
                .bindMethods(artwork.facts())
                .execute(),
        () ->
            database.read(
                handle ->
                    handle
                        .createQuery(
                            "select * from artworks where owner_id = :ownerId and sha256 = :sha256")
                        .bind("ownerId", artwork.ownerId())
                        .bind("sha256", artwork.facts().sha256())
                        .map(ARTWORK)
                        .findOne()));
  }

  @Override
  public Optional<Artwork> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from artworks where id = :id")
                .bind("id", id)
                .map(ARTWORK)
                .findOne());
  }

  @Override
  public List<Artwork> findAll(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery("select * from artworks where id in (<ids>) order by id")
                .bindList("ids", List.copyOf(ids))
                .map(ARTWORK)
                .list());
  }

  @Override
  public long count(String ownerId) {
    return database.read(
        handle ->
            handle
                .createQuery("select count(*) from artworks where owner_id = :ownerId")
                .bind("ownerId", ownerId)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public Page<Artwork> list(String ownerId, Page.Request page) {
    return database.page(
        "select * from artworks where owner_id = :ownerId",
        query -> query.bind("ownerId", ownerId),
        page,
        ARTWORK,
        Artwork::id);
  }

  @Override
  public void setDeclaration(String id, Declaration declaration) {
    database.write(
        handle ->
            handle
                .createUpdate("update artworks set declaration = :declaration where id = :id")
                .bind("id", id)
                .bind("declaration", declaration)
                .execute());
  }

  @Override
  public void setEvidence(String id, Evidence evidence) {
    database.write(
        handle ->
            handle
                .createUpdate("update artworks set evidence = :evidence where id = :id")
                .bind("id", id)
                .bind("evidence", evidence)
                .execute());
  }

  @Override
  public boolean isNeeded(String ownerId, String id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from models m join model_revisions r
                        on r.model_id = m.id and r.revision = m.revision
                        where m.owner_id = :ownerId and r.setup like :named)
                      or exists (select 1 from training_consents
                        where artist_id = :ownerId and works like :named)
                    """)
                .bind("ownerId", ownerId)
                // Ids have no characters that mean something to JSON or in a pattern.
                .bind("named", "%\"" + id + "\"%")
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public void remove(String id) {
    database.write(
        handle ->
            handle.createUpdate("delete from artworks where id = :id").bind("id", id).execute());
  }
}
