package art.painter.consent.log;

import art.painter.api.PlatformException;
import art.painter.api.key.SigningKeys;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.Decision;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.LogStore;
import art.painter.api.log.LogTile;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The log as a tree of tiles in the database, with a signed head after each append. */
@Component(immediate = true, configurationPid = TiledLog.PID)
@Designate(ocd = TiledLog.Config.class)
public final class TiledLog implements TransparencyLog {
  static final String PID = "art.painter.consent.log";

  /** The log's name, and how much it takes. */
  @ObjectClassDefinition(
      name = "pAInter consent: log",
      description = "Keeps all records about consent in an append-only public log.")
  @interface Config {
    /** {@return the name} */
    @AttributeDefinition(
        description =
            "The log's name in its checkpoints, best its address without https://, with no white"
                + " space and no plus sign; empty for one made of its key. A log keeps its name:"
                + " it cannot be changed after the first record.")
    String origin() default "";

    /** {@return the size of a batch} */
    @AttributeDefinition(
        description = "The most records that are written in one transaction.",
        min = "1")
    int most_at_once() default 512;

    /** {@return the length of the queue} */
    @AttributeDefinition(
        description =
            "The most records that wait to be written; further ones are told to come again.",
        min = "1")
    int most_waiting() default 4096;

    /** {@return the patience} */
    @AttributeDefinition(
        description = "How many seconds a caller waits for a record to be written.",
        min = "1")
    int timeout_seconds() default 20;

    /** {@return the folder} */
    @AttributeDefinition(
        description =
            "A second folder in which the newest checkpoint is kept, so that a data folder that was"
                + " put back as a whole does not go unnoticed: outside of the data folder, best on"
                + " another disk, and for this node alone. It must be there. Empty for none.")
    String head_copy() default "";
  }

  private final LogStore store;
  private final Seal seal;
  private final FullTiles tiles;
  private final List<HeadFile> heads;
  private final Integrity integrity = new Integrity();
  private final Committer committer;

  /**
   * @param context tells the node's data folder
   * @param store where the log is kept
   * @param keys sign its heads
   * @param config the configuration
   */
  @Activate
  public TiledLog(
      BundleContext context,
      @Reference LogStore store,
      @Reference SigningKeys keys,
      Config config) {
    this(
        Path.of(Optional.ofNullable(context.getProperty("painter.data")).orElse("data")),
        store,
        keys,
        config,
        InstantSource.system());
  }

  TiledLog(Path data, LogStore store, SigningKeys keys, Config config, InstantSource clock) {
    this.store = store;
    this.seal = new Seal(keys, config.origin());
    this.tiles = new FullTiles(store);
    List<HeadFile> files = new ArrayList<>(List.of(HeadFile.in(data)));
    if (!config.head_copy().isBlank()) {
      files.add(HeadFile.beside(data, Path.of(config.head_copy().strip())));
    }
    this.heads = List.copyOf(files);
    this.committer =
        new Committer(
            store,
            new Opening(store, tiles, seal, heads, clock),
            seal,
            heads,
            integrity,
            clock,
            new Committer.Limits(
                config.most_at_once(),
                config.most_waiting(),
                Duration.ofSeconds(config.timeout_seconds())));
    committer.start();
  }

  @Deactivate
  void stop() {
    committer.stop();
  }

  @Override
  public LogRecord append(LogRecord record) {
    if (!Arrays.equals(record.entry(), sha256(record.content()))) {
      throw new IllegalArgumentException("the entry is not the SHA-256 of the content: " + record);
    }
    if (record.kind() == RecordKind.WITHDRAWAL
        && record.about().map(LogRecord::withdrawalOf).filter(record.id()::equals).isEmpty()) {
      throw new IllegalArgumentException(
          "no withdrawal would be looked for under this id: " + record);
    }
    return whole(() -> committer.append(record));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  @Override
  public Optional<LogRecord> find(String id) {
    return read(head -> store.find(id).filter(record -> isIn(head, record)));
  }

  /** One that is in the database but not in the head may still be lost, until it is looked at. */
  private boolean isIn(Head head, LogRecord record) {
    return record.position() < head.size() || record.position() < committer.lookAgain().size();
  }

  @Override
  public List<Decision> decisions(String consentId) {
    return read(head -> store.decisions(consentId));
  }

  @Override
  public Checkpoint checkpoint() {
    return read(Head::checkpoint);
  }

  @Override
  public InclusionProof proof(long position) {
    return read(
        head -> {
          if (position < 0 || position >= head.size()) {
            throw notFound("The log has no record at " + position + ".");
          }
          return new InclusionProof(
              position, tree(head).path(position, head.size()), head.checkpoint());
        });
  }

  @Override
  public List<byte[]> consistency(long size, long laterSize) {
    return read(
        head -> {
          if (size < 1 || size > laterSize || laterSize > head.size()) {
            throw notFound(
                "The log does not have the sizes %d and then %d.".formatted(size, laterSize));
          }
          return tree(head).consistency(size, laterSize);
        });
  }

  @Override
  public byte[] tile(int level, long index, int width) {
    return read(
        head ->
            tree(head)
                .tile(level, index, width)
                .orElseThrow(() -> notFound("The log's tree does not have this tile.")));
  }

  @Override
  public byte[] entries(long index, int width) {
    return read(
        head -> {
          if (!tree(head).has(0, index, width)) {
            throw notFound("The log does not have these entries.");
          }
          Entries entries = Entries.read(store, index * LogTile.WIDTH, width);
          // Whoever reads them may keep them forever, so they are held against the signed tree.
          if (!Arrays.equals(
              entries.leafHashes(), tree(head).tile(0, index, width).orElseThrow())) {
            throw new Fault(
                "The records from %d on in the database are not those in the tree. %s"
                    .formatted(index * LogTile.WIDTH, Opening.RESTORE));
          }
          return entries.bundle();
        });
  }

  @Override
  public long sizeAt(Instant time) {
    return store.sizeAt(time);
  }

  @Override
  public String verifierKey() {
    return seal.verifierKey();
  }

  @Override
  public Optional<String> fault() {
    return integrity.fault();
  }

  @Override
  public Optional<String> warning() {
    return heads.stream().flatMap(file -> file.warning().stream()).findFirst();
  }

  @Override
  public List<String> audit() {
    List<String> lines = new ArrayList<>();
    try {
      committer.lookAgain();
    } catch (PlatformException e) {
      lines.add(fault().orElseThrow(() -> e));
    }
    lines.addAll(new Audit(store).lines());
    return lines;
  }

  private Tree tree(Head head) {
    return new Tree(head.edge(), tiles);
  }

  private <T> T read(Function<Head, T> question) {
    return whole(() -> question.apply(committer.head()));
  }

  private <T> T whole(Supplier<T> work) {
    try {
      return work.get();
    } catch (Fault found) {
      throw integrity.broken(found);
    }
  }

  private static PlatformException notFound(String message) {
    return PlatformException.notFound(NOT_FOUND, message);
  }
}
