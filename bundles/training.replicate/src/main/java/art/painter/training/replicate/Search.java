package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out whether an order whose answer was lost began a training. The API knows no key of ours
 * for an order, but tells the input of a training, and in it is the address of our upload, which no
 * other training has.
 */
final class Search {
  static final String TOO_EARLY = "replicate.start-settling";
  static final String OTHER_ACCOUNT = "replicate.other-account";

  /** The clocks of the two machines may differ by this much. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int MOST_PAGES = 50;
  private static final int MOST_CANDIDATES = 30;

  private final ReplicateApi api;
  private final TrainingList list;
  private final Duration settle;
  private final Clock clock;

  /**
   * @param settle how long after the attempt a training may still turn up
   * @param clock the time
   */
  Search(ReplicateApi api, TrainingList list, Duration settle, Clock clock) {
    this.api = api;
    this.list = list;
    this.settle = settle;
    this.clock = clock;
  }

  Optional<String> find(String prepared, Instant attempted) {
    Preparation preparation =
        Preparation.read(prepared)
            .orElseThrow(
                () -> undecided("What the training was begun with cannot be read", List.of()));
    Instant asked = clock.instant();
    Instant since = preparation.uploaded().minus(SOON);
    Map<String, Job> ours = new LinkedHashMap<>();
    Map<String, Job> candidates = new LinkedHashMap<>();
    boolean all =
        list.walk(
            MOST_PAGES,
            job -> {
              // By the service's own clock: nothing was begun with a package before it had it.
              if (job.created().filter(since::isAfter).isPresent()) {
                return false;
              }
              sort(job, preparation, attempted, ours, candidates);
              return true;
            });
    if (ours.isEmpty()) {
      lookCloser(preparation, attempted, ours, candidates);
    }
    if (ours.size() > 1) {
      throw undecided("Several trainings at Replicate may be this one", ours.keySet());
    }
    if (ours.size() == 1) {
      return ours.keySet().stream().findFirst();
    }
    if (asked.isBefore(attempted.plus(settle))) {
      throw PlatformException.unavailable(
          TOO_EARLY,
          "It is too early to tell whether Replicate began the training. It is looked for again.");
    }
    if (!candidates.isEmpty()) {
      throw undecided(
          "Replicate no longer tells enough of trainings that may be this one",
          candidates.keySet());
    }
    if (!all) {
      throw undecided(
          "There are too many newer trainings at Replicate to find this one", List.of());
    }
    if (api.get(preparation.destination().modelPath()).missing()) {
      throw PlatformException.unavailable(
          OTHER_ACCOUNT,
          "The account at Replicate does not have the private model that the training goes to; the token may be another account's. It is looked for again.");
    }
    return Optional.empty();
  }

  /** Elements of the list may lack what the training itself tells. */
  private void lookCloser(
      Preparation preparation,
      Instant attempted,
      Map<String, Job> ours,
      Map<String, Job> candidates) {
    if (candidates.size() > MOST_CANDIDATES) {
      return;
    }
    for (Job candidate : List.copyOf(candidates.values())) {
      Answer answer = api.get("trainings/" + candidate.id());
      if (answer.ok()) {
        candidates.remove(candidate.id());
        sort(new Job(answer.body()), preparation, attempted, ours, candidates);
      }
    }
  }

  private void sort(
      Job job,
      Preparation preparation,
      Instant attempted,
      Map<String, Job> ours,
      Map<String, Job> candidates) {
    if (!Job.isReference(job.id())) {
      return;
    }
    if (job.images().equals(preparation.file())) {
      ours.put(job.id(), job);
    } else if (mayBe(job, preparation)
        && job.created().filter(attempted.plus(settle).plus(SKEW)::isBefore).isEmpty()) {
      VersionName output = VersionName.of(job.outputVersion()).orElse(new VersionName("", ""));
      // One that went to the same model may also be an earlier one: no proof.
      if (output.model().isEmpty() || output.model().equals(preparation.destination().model())) {
        candidates.put(job.id(), job);
      }
    }
  }

  /** Whether it could be ours although it does not tell our package's address. */
  private static boolean mayBe(Job job, Preparation preparation) {
    String uploads = preparation.file().substring(0, preparation.file().lastIndexOf('/') + 1);
    String word = preparation.input().path("trigger_word").asText();
    boolean sameTrainer =
        job.trainer().isEmpty() || job.trainer().equals(preparation.trainer().hash());
    // An address that is no upload's may be one that the service put in place of ours.
    boolean rewritten = !job.images().startsWith(uploads) && job.triggerWord().equals(word);
    return sameTrainer && (job.images().isEmpty() || rewritten);
  }

  private static PlatformException undecided(String why, Collection<String> ids) {
    Stream<String> named = ids.stream().limit(MOST_CANDIDATES);
    String list = ids.isEmpty() ? "" : ": " + String.join(", ", named.toList());
    return PlatformException.conflict(
        TrainingProvider.UNDECIDED,
        why
            + list
            + ". The operator must look at the account and decide, since each one costs money.");
  }
}
