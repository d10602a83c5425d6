package art.painter.persistence;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.TrainingCount;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingStatus;
import art.painter.api.training.TrainingStore;
import art.painter.api.training.Trainings;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trainings and the versions that came of them. */
@Component
public final class JdbcTrainingStore implements TrainingStore {
  private static final int MOST_LOG = 150_000;
  private static final List<String> UNFINISHED =
      Arrays.stream(TrainingStatus.values())
          .filter(status -> !status.isFinal())
          .map(Enum::name)
          .toList();
  private static final RowMapper<ModelVersion> VERSION = ConstructorMapper.of(ModelVersion.class);
  private static final RowMapper<TrainingJob> TRAINING =
      (row, context) ->
          new TrainingJob(
              row.getString("id"),
              row.getString("owner_id"),
              row.getString("model_id"),
              row.getInt("model_revision"),
              row.getString("provider_id"),
              row.getString("consent_id"),
              row.getString("report_id"),
              row.getLong("seed"),
              Rows.nested(TrainingJob.State.class, row, context),
              Rows.instant(row, "created"));

  private final Database database;

  /**
   * @param database where they are kept
   */
  @Activate
  public JdbcTrainingStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public TrainingJob add(TrainingJob job, Optional<String> idempotencyKey) {
    return database.addOrFind(
        job,
        handle ->
            handle
                .createUpdate(
                    """
                    insert into trainings (id, owner_id, model_id, model_revision, provider_id,
                      consent_id, report_id, seed, created, idempotency_key, active_model_id,
                      status, progress, message, log, package_hash, attempt, undecided, may_run,
                      reference, cancel_requested, version_id, completed)
                    values (:id, :ownerId, :modelId, :modelRevision, :providerId,
                      :consentId, :reportId, :seed, :created, :idempotencyKey, :active,
                      :status, :progress, :message, :log, :packageHash, :attempt, :undecided,
                      :mayRun, :reference, :cancelRequested, :versionId, :completed)
                    """)
                .bindMethods(job)
                .bindMethods(job.state())
                .bind("undecided", undecided(job.state()))
                .bind("log", Json.write(newest(job.state().log())))
                .bind("idempotencyKey", idempotencyKey.orElse(null))
                .bind("active", job.state().status().isFinal() ? null : job.modelId())
                .execute(),
        () ->
            idempotencyKey
                .flatMap(key -> findByKey(job.ownerId(), key))
                .or(() -> active(job.modelId())));
  }

  private Optional<TrainingJob> active(String modelId) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from trainings where active_model_id = :modelId")
                .bind("modelId", modelId)
                .map(TRAINING)
                .findOne());
  }

  @Override
  public Optional<TrainingJob> findByKey(String ownerId, String idempotencyKey) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select * from trainings where owner_id = :ownerId and idempotency_key = :key")
                .bind("ownerId", ownerId)
                .bind("key", idempotencyKey)
                .map(TRAINING)
                .findOne());
  }

  @Override
  public Optional<TrainingJob> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  private static Optional<TrainingJob> find(Handle handle, String id) {
    return handle
        .createQuery("select * from trainings where id = :id")
        .bind("id", id)
        .map(TRAINING)
        .findOne();
  }

  @Override
  public Page<TrainingJob> list(String modelId, Page.Request page) {
    return database.page(
        "select * from trainings where model_id = :modelId",
        query -> query.bind("modelId", modelId),
        page,
        TRAINING,
        TrainingJob::id);
  }

  private static boolean undecided(TrainingJob.State state) {
    return state.attempt().filter(TrainingJob.Attempt::undecided).isPresent();
  }

  @Override
  public List<String> waiting(String providerId, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id from trainings
                    where provider_id = :providerId and active_model_id is not null
                      and not may_run order by id limit :limit
                    """)
                .bind("providerId", providerId)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }

  @Override
  public Set<String> busyProviders() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select distinct provider_id from trainings where active_model_id is not null")
                .mapTo(String.class)
                .set());
  }

  @Override
  public Map<String, String> running(String providerId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id, coalesce(reference, '') from trainings
                    where provider_id = :providerId and active_model_id is not null and may_run
                    """)
                .bind("providerId", providerId)
                .reduceRows(
                    new HashMap<String, String>(),
                    (all, row) -> {
                      all.put(row.getColumn(1, String.class), row.getColumn(2, String.class));
                      return all;
                    }));
  }

  @Override
  public Optional<TrainingJob> findByReference(String providerId, String reference) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select * from trainings where provider_id = :providerId
                      and reference = :reference and active_model_id is not null
                    """)
                .bind("providerId", providerId)
                .bind("reference", reference)
                .map(TRAINING)
                .findFirst());
  }

  @Override
  public void sayToRunning(String providerId, String message) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    update trainings set message = :message
                    where provider_id = :providerId and reference is not null
                      and active_model_id is not null
                    """)
                .bind("providerId", providerId)
                .bind("message", message)
                .execute());
  }

  @Override
  public Page<TrainingJob> undecided(Page.Request page) {
    return database.page(
        "select * from trainings where undecided and active_model_id is not null",
        query -> {},
        page,
        TRAINING,
        TrainingJob::id);
  }

  @Override
  public List<String> unchangedSince(Instant since, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id from trainings
                    where status in (<unfinished>) and changed < :since
                      and active_model_id is not null and may_run and not undecided
                    order by changed, id limit :limit
                    """)
                .bindList("unfinished", UNFINISHED)
                .bind("since", since)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }

  @Override
  public List<TrainingCount> counts() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select provider_id, status, count(*) as "count" from trainings
                    group by status, provider_id order by provider_id, status
                    """)
                .map(
                    (row, context) ->
                        new TrainingCount(
                            row.getString("provider_id"),
                            TrainingStatus.valueOf(row.getString("status")),
                            row.getLong("count")))
                .list());
  }

  @Override
  public boolean sendsPackage(String packageHash, String otherThan) {
    return database.read(
        handle ->
            handle
                    .createQuery(
                        """
                    select count(*) from trainings where package_hash = :packageHash
                      and active_model_id is not null and id <> :otherThan
                    """)
                    .bind("packageHash", packageHash)
                    .bind("otherThan", otherThan)
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  @Override
  public int waitingBefore(TrainingJob job) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from trainings
                    where provider_id = :providerId and active_model_id is not null
                      and not may_run and id < :id
                    """)
                .bindMethods(job)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public void requestCancel(String id) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    """
                    update trainings set cancel_requested = true
                    where id = :id and active_model_id is not null
                    """)
                .bind("id", id)
                .execute());
  }

  @Override
  public Optional<TrainingJob> update(TrainingJob from, TrainingJob.State state) {
    if (state.status() == TrainingStatus.SUCCEEDED) {
      throw new IllegalArgumentException("a training succeeds together with its version only");
    }
    return database.write(
        handle ->
            update(handle, from.id(), state, Optional.of(from))
                ? find(handle, from.id())
                : Optional.empty());
  }

  @Override
  public List<String> canceling() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id from trainings
                    where cancel_requested and active_model_id is not null order by id
                    """)
                .mapTo(String.class)
                .list());
  }

  @Override
  public TrainingJob succeed(String id, TrainingJob.State state, ModelVersion version) {
    if (state.status() != TrainingStatus.SUCCEEDED
        || !state.versionId().equals(Optional.of(version.id()))) {
      throw new IllegalArgumentException("a version comes of a training that succeeded with it");
    }
    return database.write(
        handle -> {
          if (update(handle, id, state, Optional.empty())) {
            add(handle, version);
          }
          return find(handle, id).orElseThrow(JdbcTrainingStore::notFound);
        });
  }

  /** In one statement, so that of two who read the same one wins. */
  private static boolean update(
      Handle handle, String id, TrainingJob.State state, Optional<TrainingJob> from) {
    return handle
            .createUpdate(
                """
                update trainings set status = :status, progress = :progress, message = :message,
                  log = :log, changed = :changed, package_hash = :packageHash, attempt = :attempt,
                  undecided = :undecided, may_run = :mayRun, reference = :reference,
                  cancel_requested = (cancel_requested or :cancelRequested),
                  version_id = :versionId, completed = :completed,
                  active_model_id = case when :isFinal then null else active_model_id end
                where id = :id and active_model_id is not null
                  and (:fromAny or (attempt is not distinct from :fromAttempt
                    and reference is not distinct from :fromReference))
                """)
            .bindMethods(state)
            .bind("fromAny", from.isEmpty())
            .bind("fromAttempt", from.flatMap(job -> job.state().attempt()).map(Json::write))
            .bind("fromReference", from.flatMap(job -> job.state().reference()))
            .bind("log", Json.write(newest(state.log())))
            .bind("undecided", undecided(state))
            .bind("id", id)
            .bind("changed", Instant.now())
            .bind("isFinal", state.status().isFinal())
            .execute()
        == 1;
  }

  private static void add(Handle handle, ModelVersion version) {
    handle
        .createUpdate(
            """
            insert into model_versions (id, owner_id, model_id, model_revision, training_id,
              provider_id, provider_version, trigger_word, consent_id, base_model, weights_hash,
              weights_bytes, details, completed)
            values (:id, :ownerId, :modelId, :modelRevision, :trainingId,
              :providerId, :providerVersion, :triggerWord.word, :consentId, :baseModel, :weightsHash,
              :weightsBytes, :details, :completed)
            """)
        .bindMethods(version)
        .execute();
  }

  /** A provider's lines have no limit but their column has, also once each character is escaped. */
  private static List<String> newest(List<String> log) {
    int first = log.size();
    for (int left = MOST_LOG; first > 0; first--) {
      left -= log.get(first - 1).length() + 1;
      if (left < 0) {
        break;
      }
    }
    return log.subList(first, log.size());
  }

  private static PlatformException notFound() {
    return PlatformException.notFound(Trainings.NOT_FOUND, "There is no such training.");
  }

  @Override
  public Optional<ModelVersion> findVersion(String id) {
    return database.read(
        handle ->
            handle
                .createQuery("select * from model_versions where id = :id")
                .bind("id", id)
                .map(VERSION)
                .findOne());
  }

  @Override
  public Page<ModelVersion> versions(String modelId, Page.Request page) {
    return database.page(
        "select * from model_versions where model_id = :modelId",
        query -> query.bind("modelId", modelId),
        page,
        VERSION,
        ModelVersion::id);
  }

  @Override
  public void askDeletion(String id, ModelVersion.Deletion deletion) {
    setDeletion(id, deletion, "deletion is null");
  }

  @Override
  public void setDeletion(String id, ModelVersion.Deletion deletion) {
    setDeletion(id, deletion, "deletion is not null");
  }

  private void setDeletion(String id, ModelVersion.Deletion deletion, String condition) {
    database.write(
        handle ->
            handle
                .createUpdate(
                    "update model_versions set deletion = :deletion where id = :id and "
                        + condition)
                .bind("id", id)
                .bind("deletion", deletion)
                .execute());
  }

  @Override
  public List<String> deleting() {
    return database.read(
        handle ->
            handle
                .createQuery("select * from model_versions where deletion is not null order by id")
                .map(VERSION)
                .stream()
                .filter(version -> version.deletion().orElseThrow().completed().isEmpty())
                .map(ModelVersion::id)
                .toList());
  }

  @Override
  public List<String> unfinishedUnder(String consentId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id from trainings
                    where consent_id = :consentId and active_model_id is not null order by id
                    """)
                .bind("consentId", consentId)
                .mapTo(String.class)
                .list());
  }
}
