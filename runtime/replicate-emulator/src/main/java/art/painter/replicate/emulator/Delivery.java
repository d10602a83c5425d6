package art.painter.replicate.emulator;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files that trainings and predictions made, until their time is over. */
final class Delivery {
  private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

  private record Item(Path file, String type, boolean shared, Instant expires) {}

  private final Path folder;
  private final URI origin;
  private final URI elsewhere;
  private final Duration retention;
  private final Clock clock;
  private final Agenda agenda;
  private final Map<String, Item> items = new ConcurrentHashMap<>();

  Delivery(Path folder, URI origin, URI elsewhere, Duration retention, Clock clock, Agenda agenda) {
    this.folder = folder;
    this.origin = origin;
    this.elsewhere = elsewhere;
    this.retention = retention;
    this.clock = clock;
    this.agenda = agenda;
  }

  void addTo(Router router) {
    for (Trainer trainer : Trainer.values()) {
      router.open("download-weights", "GET", "/delivery/{key}/" + trainer.archive(), this::get);
    }
    router.open("download-output", "GET", "/delivery/{key}/{file}", this::get);
  }

  /** {@return where a file can be put that is to be published} */
  Path draft(String suffix) throws IOException {
    Files.createDirectories(folder);
    return Files.createTempFile(folder, "", suffix);
  }

  /**
   * {@return the address of a file, from now until its time is over}
   *
   * @param foreign whether the address is to be of another origin
   */
  String publish(Path file, String name, String type, boolean foreign) {
    return (foreign ? elsewhere : origin) + add(name, file, type, false);
  }

  /** {@return the address of a file that stays on the disk, for it may have more than one} */
  String publishShared(Path file, String name, String type) {
    return origin + add(name, file, type, true);
  }

  private String add(String name, Path file, String type, boolean shared) {
    String path = "/delivery/" + Ids.delivery() + "/" + name;
    Instant expires = clock.instant().plus(retention);
    items.put(path, new Item(file, type, shared, expires));
    agenda.at(expires, () -> remove(path));
    return path;
  }

  /** {@return the content of a published file, as an address of its own} */
  String dataUri(String address) throws IOException {
    Item item = items.get(URI.create(address).getPath());
    return "data:"
        + item.type()
        + ";base64,"
        + Base64.getEncoder().encodeToString(Files.readAllBytes(item.file()));
  }

  /** Takes a file away before its time. */
  void withdraw(String address) {
    remove(URI.create(address).getPath());
  }

  private void remove(String path) {
    Item item = items.remove(path);
    if (item == null || item.shared()) {
      return;
    }
    try {
      Files.deleteIfExists(item.file());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "A file could not be removed", e);
    }
  }

  private Answer get(Request request) throws IOException {
    return find(request.path());
  }

  /** {@return the file at a path of either origin} */
  Answer find(String path) throws IOException {
    Optional<Item> item =
        Optional.ofNullable(items.get(path))
            .filter(found -> clock.instant().isBefore(found.expires()));
    return item.isPresent()
        ? Answer.file(item.get().file(), item.get().type())
        : Answer.text(404, "text/plain", "Not Found");
  }
}
