package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Tells how trainings stand, one by one or many for the price of a few requests. */
final class Standing {
  static final String CANCEL_REFUSED = "replicate.cancel-refused";

  /** A page of the list has logs of a hundred trainings; a few are cheaper asked for alone. */
  private static final int FEW = 3;

  private static final int MOST_ALONE = 24;

  private final ReplicateApi api;
  private final TrainingList list;
  private final Outcome outcome;
  private final News news;
  private final AtomicInteger rotation = new AtomicInteger();

  Standing(ReplicateApi api, TrainingList list, Outcome outcome, News news) {
    this.api = api;
    this.list = list;
    this.outcome = outcome;
    this.news = news;
  }

  TrainingReport of(String reference) {
    Job job = job(reference);
    TrainingStatus status = Reports.status(job);
    TrainingReport report = status == TrainingStatus.SUCCEEDED ? outcome.of(job) : Reports.of(job);
    news.told(reference, status);
    return report;
  }

  /** Those that succeeded are left out: their weights have to be looked at. */
  void of(Set<String> references, BiConsumer<String, TrainingReport> each) {
    Set<String> sought = new TreeSet<>(references);
    sought.removeIf(reference -> !Job.isReference(reference));
    if (sought.size() > FEW) {
      int mostPages = (sought.size() + TrainingList.PAGE - 1) / TrainingList.PAGE * 2 + 2;
      list.walk(
          mostPages,
          job -> {
            if (sought.remove(job.id())) {
              tell(job, each);
            }
            return !sought.isEmpty();
          });
    }
    for (String reference : someOf(new ArrayList<>(sought))) {
      Answer answer = api.get("trainings/" + reference);
      if (answer.ok()) {
        tell(new Job(answer.body()), each);
      }
    }
  }

  /** Others each time, so that everyone's turn comes. */
  private List<String> someOf(List<String> missing) {
    if (missing.size() <= MOST_ALONE) {
      return missing;
    }
    int from = Math.floorMod(rotation.getAndAdd(MOST_ALONE), missing.size());
    List<String> turned = new ArrayList<>(missing.subList(from, missing.size()));
    turned.addAll(missing.subList(0, from));
    return turned.subList(0, MOST_ALONE);
  }

  private void tell(Job job, BiConsumer<String, TrainingReport> each) {
    TrainingStatus status;
    try {
      status = Reports.status(job);
    } catch (PlatformException askedForAlone) {
      return;
    }
    if (status != TrainingStatus.SUCCEEDED) {
      news.told(job.id(), status);
      each.accept(job.id(), Reports.of(job));
    }
  }

  void cancel(String reference) {
    if (!Job.isReference(reference)) {
      throw unknown();
    }
    Answer answer =
        api.post("trainings/" + reference + "/cancel", Json.nothing(), ReplicateApi.UNREACHABLE);
    if (answer.missing()) {
      throw unknown();
    }
    if (!answer.ok() && !Reports.status(job(reference)).isFinal()) {
      throw PlatformException.unavailable(
          CANCEL_REFUSED, "Replicate does not stop the training: " + answer.problem().words());
    }
  }

  private Job job(String reference) {
    if (!Job.isReference(reference)) {
      throw unknown();
    }
    Answer answer = api.get("trainings/" + reference);
    if (answer.missing()) {
      throw unknown();
    }
    if (!answer.ok()) {
      throw PlatformException.unavailable(
          ReplicateApi.UNREACHABLE,
          "Replicate does not tell how the training stands: " + answer.problem().words());
    }
    return new Job(answer.body());
  }

  private static PlatformException unknown() {
    return Outcome.unknown("Replicate knows no such training.");
  }
}
