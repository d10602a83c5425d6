package art.painter.replicate.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The uploaded files that have neither expired nor been deleted. */
final class StoredFiles {
  /** As recorded of the real service. */
  static final Duration LIFE = Duration.ofHours(24);

  private final Path folder;
  private final URI origin;
  private final Clock clock;
  private final AtomicLong numbers = new AtomicLong();
  private final NavigableMap<Long, StoredFile> files = new ConcurrentSkipListMap<>();

  StoredFiles(Path folder, URI origin, Clock clock) {
    this.folder = folder;
    this.origin = origin;
    this.clock = clock;
  }

  StoredFile add(Request request) throws IOException {
    Files.createDirectories(folder);
    String id = Ids.file();
    Path path = folder.resolve(id);
    Upload upload = Upload.read(request, path);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    StoredFile file =
        new StoredFile(
            id,
            upload.name(),
            upload.type(),
            upload.size(),
            upload.sha256(),
            upload.md5(),
            upload.metadata(),
            now,
            now.plus(LIFE),
            path);
    files.put(numbers.incrementAndGet(), file);
    return file;
  }

  /** {@return those that are there by number, the oldest first} */
  NavigableMap<Long, StoredFile> all() {
    Instant now = clock.instant();
    files.values().stream().filter(file -> !now.isBefore(file.expires())).forEach(this::remove);
    return files;
  }

  Optional<StoredFile> find(String id) {
    return all().values().stream().filter(file -> file.id().equals(id)).findFirst();
  }

  /** {@return the file whose address this is} */
  Optional<StoredFile> at(String address) {
    return all().values().stream().filter(file -> file.address(origin).equals(address)).findFirst();
  }

  void expire(StoredFile file) {
    Instant now = clock.instant();
    files.replaceAll((number, each) -> each.id().equals(file.id()) ? each.expiringAt(now) : each);
  }

  boolean remove(StoredFile file) {
    try {
      Files.deleteIfExists(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.values().removeIf(each -> each.id().equals(file.id()));
  }
}
