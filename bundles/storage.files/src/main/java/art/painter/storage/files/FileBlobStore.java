package art.painter.storage.files;

import art.painter.api.PlatformException;
import art.painter.api.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files by their SHA-256 under {@code blobs/}; what is on its way in lies in {@code staging/}. */
@Component(configurationPid = FileBlobStore.PID)
@Designate(ocd = FileBlobStore.Config.class)
public final class FileBlobStore implements BlobStore {
  static final String PID = "art.painter.storage.files";

  private static final Logger LOG = LoggerFactory.getLogger(FileBlobStore.class);
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  // Tells this process's uploads from leftovers of one that was killed, so that neither a change of
  // configuration nor a new version of this bundle tears away a file that is being uploaded.
  private static final String RUN =
      ProcessHandle.current().pid()
          + "-"
          + ProcessHandle.current().info().startInstant().map(Instant::toEpochMilli).orElse(0L)
          + "-";

  /** Where files are kept, and how full the disk may get. */
  @ObjectClassDefinition(
      name = "pAInter storage: files",
      description = "Keeps uploads, packages, weights and images on the local disk.")
  @interface Config {
    /** {@return the folder} */
    @AttributeDefinition(
        description =
            "The folder that holds blobs/ and staging/, on one file system and for this node alone;"
                + " relative to the data folder, which it is when empty.")
    String folder() default "";

    /** {@return the floor} */
    @AttributeDefinition(
        description = "Uploads are refused when they would leave less free space than this.",
        min = "0")
    int min_free_megabytes() default 512;
  }

  private final Path blobs;
  private final Path staging;
  private final Disk disk;

  /**
   * @param context tells the node's data folder
   * @param config the configuration
   */
  @Activate
  public FileBlobStore(BundleContext context, Config config) {
    this(
        Path.of(Optional.ofNullable(context.getProperty("painter.data")).orElse("data"))
            .resolve(config.folder()),
        config.min_free_megabytes());
  }

  FileBlobStore(Path folder, int minFreeMegabytes) {
    Path home = folder.toAbsolutePath().normalize();
    this.blobs = home.resolve("blobs");
    this.staging = home.resolve("staging");
    this.disk = new Disk(minFreeMegabytes * 1024L * 1024L);
  }

  @Activate
  void removeLeftovers() {
    if (!Files.isDirectory(staging)) {
      return;
    }
    try (var files = Files.list(staging)) {
      int removed = 0;
      for (Path leftover :
          (Iterable<Path>)
              files.filter(f -> !f.getFileName().toString().startsWith(RUN))::iterator) {
        Files.deleteIfExists(leftover);
        removed++;
      }
      if (removed > 0) {
        LOG.info("Removed {} unfinished files of an earlier run from {}", removed, staging);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("Cannot clear unfinished files of an earlier run from {}", staging, e);
    }
  }

  @Override
  public Staged stage(Body body, long mostBytes) {
    Path file = staging.resolve(RUN + UUID.randomUUID());
    Optional<Staged> staged = Optional.empty();
    try {
      staged = Optional.of(write(body, file, mostBytes));
      return staged.get();
    } finally {
      if (staged.isEmpty()) {
        discard(file);
      }
    }
  }

  private Staged write(Body body, Path file, long mostBytes) {
    try (var out = StagingStream.open(disk, file, mostBytes)) {
      try {
        body.writeTo(out);
      } catch (IOException | RuntimeException e) {
        // What went wrong in the stream explains what the body made of it.
        out.rethrowFailure();
        throw e;
      }
      out.finish();
      return new StagedFile(disk, blobs, file, out.sha256(), out.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(String sha256) {
    try {
      return Files.newInputStream(existing(sha256));
    } catch (IOException e) {
      throw unreadable(sha256, e);
    }
  }

  @Override
  public long bytes(String sha256) {
    try {
      return Files.size(existing(sha256));
    } catch (IOException e) {
      throw unreadable(sha256, e);
    }
  }

  @Override
  public void remove(String sha256) {
    if (!SHA_256.matcher(sha256).matches()) {
      return;
    }
    Path file = path(blobs, sha256);
    try {
      if (Files.deleteIfExists(file)) {
        disk.sync(file.getParent());
      }
    } catch (IOException e) {
      throw Disk.unavailable("A file cannot be removed from the disk; try again later.", e);
    }
  }

  /** Nothing but 64 hex digits ever becomes part of a path. */
  private Path existing(String sha256) throws NoSuchFileException {
    if (!SHA_256.matcher(sha256).matches()) {
      throw new NoSuchFileException("not a SHA-256");
    }
    return path(blobs, sha256);
  }

  static Path path(Path blobs, String sha256) {
    return blobs.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
  }

  static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("Cannot remove {}; it goes at the next start", file, e);
    }
  }

  private static PlatformException unreadable(String sha256, IOException e) {
    if (e instanceof NoSuchFileException) {
      return PlatformException.notFound(NOT_FOUND, "There is no such file.");
    }
    return Disk.unavailable(
        "A file cannot be read from the disk; ask the operator of this node to look at it.", e);
  }
}
