package art.painter.persistence;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Models, all their revisions, and whose which trigger word and destination is. */
@Component
public final class JdbcModelStore implements ModelStore {
  private static final String SELECT =
      """
      select m.id, m.owner_id, r.revision, r.setup, m.created, r.edited
      from models m join model_revisions r on r.model_id = m.id
      """;
  private static final RowMapper<Model> MODEL =
      (row, context) ->
          new Model(
              row.getString("id"),
              row.getString("owner_id"),
              row.getInt("revision"),
              Rows.json(ModelSetup.class, row, "setup").orElseThrow(),
              Rows.instant(row, "created"),
              Rows.instant(row, "edited"));

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcModelStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public Outcome add(Model model) {
    return database
        .writeUnlessTaken(
            handle -> {
              if (!makeCurrent(handle, model)) {
                return Outcome.STALE;
              }
              handle
                  .createUpdate(
                      """
                      insert into model_revisions (model_id, revision, setup, edited)
                      values (:id, :revision, :setup, :edited)
                      """)
                  .bindMethods(model)
                  .execute();
              claim(handle, "TRIGGER_WORD", model.setup().triggerWord().word(), model.id());
              claim(handle, "DESTINATION", model.setup().destination(), model.id());
              return Outcome.STORED;
            })
        .orElseGet(
            () ->
                model.revision() == 1 && find(model.id()).isPresent()
                    ? Outcome.STALE
                    : Outcome.TAKEN);
  }

  private static boolean makeCurrent(Handle handle, Model model) {
    String sql =
        model.revision() == 1
            ? """
              insert into models (id, owner_id, revision, created)
              values (:id, :ownerId, :revision, :created)
              """
            : """
              update models set revision = :revision where id = :id and revision = :revision - 1
              """;
    return handle.createUpdate(sql).bindMethods(model).execute() == 1;
  }

  /** Fails on the unique column when the name is another model's. */
  private static void claim(Handle handle, String kind, String name, String modelId) {
    boolean isOwn =
        handle
            .createQuery(
                """
                select exists (select 1 from model_names
                  where kind = :kind and name = :name and model_id = :modelId)
                """)
            .bind("kind", kind)
            .bind("name", name)
            .bind("modelId", modelId)
            .mapTo(Boolean.class)
            .one();
    if (!isOwn) {
      handle.execute(
          "insert into model_names (kind, name, model_id) values (?, ?, ?)", kind, name, modelId);
    }
  }

  @Override
  public Optional<Model> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery(SELECT + " where m.id = :id and r.revision = m.revision")
                .bind("id", id)
                .map(MODEL)
                .findOne());
  }

  @Override
  public Optional<Model> find(String id, int revision) {
    return database.read(
        handle ->
            handle
                .createQuery(SELECT + " where m.id = :id and r.revision = :revision")
                .bind("id", id)
                .bind("revision", revision)
                .map(MODEL)
                .findOne());
  }

  /** What the artist selects now is hers to change; earlier revisions nobody can. */
  static void eraseEarlierSelections(Handle handle, String modelId) {
    handle
        .createQuery(SELECT + " where m.id = :id and r.revision < m.revision")
        .bind("id", modelId)
        .map(MODEL)
        .list()
        .forEach(
            earlier ->
                handle
                    .createUpdate(
                        """
                        update model_revisions set setup = :setup
                        where model_id = :id and revision = :revision
                        """)
                    .bindMethods(earlier)
                    .bind("setup", withoutWorks(earlier.setup()))
                    .execute());
  }

  private static ModelSetup withoutWorks(ModelSetup setup) {
    return new ModelSetup(
        setup.name(),
        setup.type(),
        setup.triggerWord(),
        setup.destination(),
        List.of(),
        setup.confirmations(),
        setup.termsHash());
  }

  @Override
  public Page<Model> list(String ownerId, Page.Request page) {
    return database.page(
        SELECT + " where m.owner_id = :ownerId and r.revision = m.revision",
        query -> query.bind("ownerId", ownerId),
        page,
        MODEL,
        Model::id);
  }

  @Override
  public Page<Model> revisions(String id, Page.Request page) {
    int after = page.after().map(JdbcModelStore::revision).orElse(0);
    return database.read(
        handle ->
            Page.cut(
                handle
                    .createQuery(
                        SELECT
                            + """
                             where m.id = :id and r.revision > :after
                            order by r.revision limit :rows
                            """)
                    .bind("id", id)
                    .bind("after", after)
                    .bind("rows", page.limit() + 1)
                    .map(MODEL)
                    .list(),
                page.limit(),
                model -> String.valueOf(model.revision())));
  }

  private static int revision(String after) {
    try {
      return Integer.parseInt(after);
    } catch (NumberFormatException e) {
      throw PlatformException.invalid(
          Page.Request.INVALID, "Give the number of a revision as the one to go on after.");
    }
  }
}
