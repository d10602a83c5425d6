package art.painter.persistence;

import art.painter.api.Page;
import art.painter.api.testoutput.Review;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutputStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Test outputs and their reviews. */
@Component
public final class JdbcTestOutputStore implements TestOutputStore {
  private static final RowMapper<TestOutput> OUTPUT = ConstructorMapper.of(TestOutput.class);

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcTestOutputStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public TestOutput add(TestOutput output, Optional<String> idempotencyKey) {
    return database.addOrFind(
        output,
        handle ->
            handle
                .createUpdate(
                    """
                    insert into test_outputs (id, owner_id, version_id, prompt, seed, strength,
                      prompt_salt, created, idempotency_key, state, message, image, image_hash,
                      review)
                    values (:id, :ownerId, :versionId, :prompt, :seed, :strength,
                      :promptSalt, :created, :idempotencyKey, :state, :message, :image, :imageHash,
                      :review)
                    """)
                .bindMethods(output)
                .bind("idempotencyKey", idempotencyKey.orElse(null))
                .bind("imageHash", imageHash(output))
                .execute(),
        () -> idempotencyKey.flatMap(key -> findByKey(output.ownerId(), key)));
  }

  @Override
  public Optional<TestOutput> findByKey(String ownerId, String idempotencyKey) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select * from test_outputs where owner_id = :ownerId and idempotency_key = :key")
                .bind("ownerId", ownerId)
                .bind("key", idempotencyKey)
                .map(OUTPUT)
                .findOne());
  }

  @Override
  public Optional<TestOutput> find(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from test_outputs where id = :id")
                .bind("id", id)
                .map(OUTPUT)
                .findOne());
  }

  @Override
  public Page<TestOutput> list(String versionId, Page.Request page) {
    return database.page(
        "select * from test_outputs where version_id = :versionId",
        query -> query.bind("versionId", versionId),
        page,
        OUTPUT,
        TestOutput::id);
  }

  @Override
  public List<TestOutput> unfinished() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select * from test_outputs where state in ('QUEUED', 'PROCESSING') order by id")
                .map(OUTPUT)
                .list());
  }

  @Override
  public long countUnfinished(String ownerId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from test_outputs
                    where owner_id = :ownerId and state in ('QUEUED', 'PROCESSING')
                    """)
                .bind("ownerId", ownerId)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public void update(TestOutput output) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    update test_outputs
                    set state = :state, message = :message, image = :image,
                      image_hash = case when :isFinal then :imageHash else image_hash end
                    where id = :id and state in ('QUEUED', 'PROCESSING')
                    """)
                .bindMethods(output)
                .bind("imageHash", imageHash(output))
                .bind("isFinal", output.state().isFinal())
                .execute());
  }

  @Override
  public boolean setFile(String id, String sha256) {
    return database.write(
        handle ->
            handle
                    .createUpdate(
                        """
                        update test_outputs set image_hash = :sha256
                        where id = :id and state in ('QUEUED', 'PROCESSING')
                        """)
                    .bind("id", id)
                    .bind("sha256", sha256)
                    .execute()
                == 1);
  }

  @Override
  public Optional<String> file(String id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select image_hash from test_outputs where id = :id and image_hash is not null")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public void remove(String id) {
    database.write(
        handle ->
            handle
                .createUpdate("delete from test_outputs where id = :id")
                .bind("id", id)
                .execute());
  }

  @Override
  public void setReview(String id, Review review) {
    database.write(
        handle ->
            handle
                .createUpdate("update test_outputs set review = :review where id = :id")
                .bind("id", id)
                .bind("review", review)
                .execute());
  }

  private static String imageHash(TestOutput output) {
    return output.image().map(TestOutput.Image::sha256).orElse(null);
  }
}
