package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The trainers, one official model, and the models of the account. */
final class Models {
  /** A model of the service that generates without a training. */
  static final String OFFICIAL_OWNER = "black-forest-labs";

  static final String OFFICIAL_NAME = "flux-dev";

  /** A version and the model it belongs to. */
  record Found(Model model, Version version) {}

  private final Clock clock;
  private final JsonNode trainedSchema = Json.resource("flux-dev-lora.json");
  private final AtomicLong numbers = new AtomicLong();
  private final NavigableMap<Long, Model> models = new ConcurrentSkipListMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  Models(Clock clock) {
    this.clock = clock;
    Instant now = clock.instant();
    for (Trainer trainer : Trainer.values()) {
      Model model = new Model(trainer.owner(), trainer.model(), false, false);
      model.add(
          new Version(
              trainer.version(),
              now,
              trainer.schema(),
              Optional.empty(),
              Set.of(),
              Optional.empty()));
      add(model);
    }
    Model official = new Model(OFFICIAL_OWNER, OFFICIAL_NAME, false, true);
    official.add(
        new Version(
            "hidden",
            now,
            Json.resource("flux-dev.json"),
            Optional.empty(),
            Set.of(),
            Optional.empty()));
    add(official);
  }

  /** {@return whether it was added, which it is not when its name is, or ever was, taken} */
  boolean add(Model model) {
    boolean free = taken.add(model.fullName());
    if (free) {
      models.put(numbers.incrementAndGet(), model);
    }
    return free;
  }

  /** Removes a model; its name stays taken, as users of the real service report. */
  void remove(Model model) {
    models.values().remove(model);
  }

  /** {@return all by number, the oldest first} */
  NavigableMap<Long, Model> all() {
    return models;
  }

  Optional<Model> find(String fullName) {
    return models.values().stream().filter(model -> model.fullName().equals(fullName)).findFirst();
  }

  /** Adds the version that a training brought. */
  Version addTrained(Model model, Optional<Version.LearnedWeights> weights) {
    Version version =
        new Version(
            Ids.version(), clock.instant(), trainedSchema, weights, Set.of(), Optional.empty());
    model.add(version);
    return version;
  }

  /** {@return the version with this id, whichever model it belongs to} */
  Optional<Found> version(String id) {
    Instant now = clock.instant();
    return models.values().stream()
        .filter(model -> !model.isOfficial())
        .flatMap(model -> model.version(id, now).map(found -> new Found(model, found)).stream())
        .max(Comparator.comparing(found -> found.version().created()));
  }
}
