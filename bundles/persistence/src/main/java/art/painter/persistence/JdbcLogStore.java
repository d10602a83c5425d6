package art.painter.persistence;

import art.painter.api.consent.Notice;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.Decision;
import art.painter.api.log.LogRecord;
import art.painter.api.log.LogStore;
import art.painter.api.log.LogTile;
import art.painter.api.log.RecordKind;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The log: its records, tiles and head. */
@Component
public final class JdbcLogStore implements LogStore {
  private static final byte[] ERASED = {};
  private static final Set<RecordKind> DECISIONS =
      Set.of(RecordKind.PAUSE, RecordKind.RESUMPTION, RecordKind.WITHDRAWAL);
  private static final RowMapper<LogRecord> RECORD = ConstructorMapper.of(LogRecord.class);
  private static final RowMapper<Decision> DECISION = ConstructorMapper.of(Decision.class);

  private final Database database;

  /**
   * @param database where it is kept
   */
  @Activate
  public JdbcLogStore(@Reference Database database) {
    this.database = database;
  }

  @Override
  public void sync() {
    database.sync();
  }

  @Override
  public Optional<Checkpoint> head() {
    return database
        .read(
            handle ->
                handle
                    .createQuery("select note from log_head where note <> ''")
                    .mapTo(String.class)
                    .findOne())
        .map(Checkpoint::parse);
  }

  @Override
  public boolean append(
      long sizeBefore, List<LogRecord> records, List<LogTile> tiles, Checkpoint head) {
    requireInOrder(sizeBefore, records, head);
    return database.write(
        handle -> {
          if (!advance(handle, sizeBefore, head)) {
            return false;
          }
          add(handle, records);
          replace(handle, tiles);
          records.stream()
              .filter(record -> record.kind() == RecordKind.DELETION)
              .flatMap(deletion -> deletion.about().stream())
              .forEach(id -> erase(handle, id));
          return true;
        });
  }

  private static void requireInOrder(long sizeBefore, List<LogRecord> records, Checkpoint head) {
    long position = sizeBefore;
    for (LogRecord record : records) {
      if (record.position() != position) {
        throw new IllegalArgumentException("expected at " + position + ": " + record);
      }
      position++;
    }
    if (head.size() != position) {
      throw new IllegalArgumentException("the tree has " + position + " records after these");
    }
  }

  /** Of those who append to the same tree, all others wait here until the first has committed. */
  private static boolean advance(Handle handle, long sizeBefore, Checkpoint head) {
    return handle
            .createUpdate("update log_head set size = :size, note = :note where size = :sizeBefore")
            .bind("size", head.size())
            .bind("note", head.note())
            .bind("sizeBefore", sizeBefore)
            .execute()
        == 1;
  }

  private static void add(Handle handle, List<LogRecord> records) {
    PreparedBatch insert =
        handle.prepareBatch(
            """
            insert into log_records (position, id, kind, artist_id, about, decides_on,
              entry, content, document, media_type, format, logged)
            values (:position, :id, :kind, :artistId, :about, :decidesOn,
              :entry, :content, :document, :mediaType, :format, :logged)
            """);
    for (LogRecord record : records) {
      insert
          .bindMethods(record)
          .bind("decidesOn", record.about().filter(id -> DECISIONS.contains(record.kind())))
          .add();
    }
    insert.execute();
  }

  private static void replace(Handle handle, List<LogTile> tiles) {
    PreparedBatch delete =
        handle.prepareBatch("delete from log_tiles where level = :level and tile = :index");
    PreparedBatch insert =
        handle.prepareBatch(
            "insert into log_tiles (level, tile, hashes) values (:level, :index, :hashes)");
    for (LogTile tile : tiles) {
      delete.bindMethods(tile).add();
      insert.bindMethods(tile).add();
    }
    delete.execute();
    insert.execute();
  }

  private static void erase(Handle handle, String id) {
    handle
        .createUpdate("update log_records set content = :erased, document = :erased where id = :id")
        .bind("id", id)
        .bind("erased", ERASED)
        .execute();
    handle
        .createQuery("select notice from training_consents where id = :id")
        .bind("id", id)
        .mapTo(Notice.class)
        .findOne()
        .ifPresent(notice -> eraseParticulars(handle, id, notice));
  }

  private static void eraseParticulars(Handle handle, String consentId, Notice notice) {
    handle
        .createUpdate(
            """
            update training_consents
            set works = '[]', manifest_hash = '', manifest_salt = '', notice = :notice
            where id = :id
            """)
        .bind("id", consentId)
        .bind("notice", new Notice(notice.version(), notice.language(), "", notice.hash()))
        .execute();
    handle
        .createQuery("select model_id from training_consents where id = :id")
        .bind("id", consentId)
        .mapTo(String.class)
        .findOne()
        .ifPresent(modelId -> JdbcModelStore.eraseEarlierSelections(handle, modelId));
  }

  @Override
  public Optional<LogRecord> find(String id) {
    return findAll(List.of(id)).stream().findFirst();
  }

  @Override
  public List<LogRecord> findAll(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery("select * from log_records where id in (<ids>) order by position")
                .bindList("ids", List.copyOf(ids))
                .map(RECORD)
                .list());
  }

  @Override
  public List<Decision> decisions(String consentId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id, kind, position, logged from log_records
                    where decides_on = :consentId order by position
                    """)
                .bind("consentId", consentId)
                .map(DECISION)
                .list());
  }

  @Override
  public Optional<byte[]> tile(int level, long index) {
    return database.read(
        handle ->
            handle
                .createQuery("select hashes from log_tiles where level = :level and tile = :index")
                .bind("level", level)
                .bind("index", index)
                .mapTo(byte[].class)
                .findOne());
  }

  @Override
  public byte[] entries(long from, int count) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select entry from log_records
                    where position >= :from and position < :end order by position
                    """)
                .bind("from", from)
                .bind("end", from + count)
                .mapTo(byte[].class)
                .reduce(
                    new ByteArrayOutputStream(),
                    (all, entry) -> {
                      all.writeBytes(entry);
                      return all;
                    })
                .toByteArray());
  }

  @Override
  public long sizeAt(Instant time) {
    // The first record that is not before this time, rather than how many are: where the clock was
    // set back, no record below this size is from later.
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(min(position), (select count(*) from log_records))
                    from log_records where logged >= :time
                    """)
                .bind("time", time)
                .mapTo(Long.class)
                .one());
  }

  @Override
  public long count() {
    return database.read(
        handle -> handle.createQuery("select count(*) from log_records").mapTo(Long.class).one());
  }
}
