package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;

/**
 * Removes what Replicate keeps of a training, and looks whether it is gone: the API accepts the
 * deletion of a version and carries it out later. The training's own record cannot be deleted.
 */
final class Deletion {
  static final String TAKES_TIME = "replicate.delete-takes-time";
  static final String PUBLIC = "replicate.delete-public";
  static final String USED_BY_OTHERS = "replicate.delete-used-by-others";
  static final String DEPLOYED = "replicate.delete-deployed";
  static final String BASE_OF_TRAINING = "replicate.delete-base-of-training";
  static final String REFUSED = "replicate.delete-refused";

  private final ReplicateApi api;
  private final Account account;
  private final TrainingList list;
  private final Delivery delivery;

  Deletion(ReplicateApi api, Account account, TrainingList list, Delivery delivery) {
    this.api = api;
    this.account = account;
    this.list = list;
    this.delivery = delivery;
  }

  void of(String reference, Optional<String> version) {
    Optional<Job> job = Job.isReference(reference) ? job(reference) : Optional.empty();
    job.ifPresent(this::stop);
    job.ifPresent(this::deletePackage);
    String name = version.orElse(job.map(Job::outputVersion).orElse(""));
    if (!name.isEmpty()) {
      VersionName found =
          VersionName.of(name)
              .filter(v -> !v.model().isEmpty() && !v.hash().isEmpty())
              .orElseThrow(
                  () -> refused("It cannot be told which model " + PlainLine.of(name) + " is of."));
      deleteVersion(found);
      job.filter(j -> !j.weights().isEmpty()).ifPresent(this::lookForWeights);
      deleteModelIfEmpty(found);
    }
  }

  private Optional<Job> job(String reference) {
    Answer answer = api.get("trainings/" + reference);
    return answer.ok() ? Optional.of(new Job(answer.body())) : Optional.empty();
  }

  private void stop(Job job) {
    if (Reports.status(job).isFinal()) {
      return;
    }
    api.post("trainings/" + job.id() + "/cancel", Json.nothing(), ReplicateApi.UNREACHABLE);
    TrainingStatus status = job(job.id()).map(Reports::status).orElse(TrainingStatus.CANCELED);
    if (!status.isFinal()) {
      throw takesTime("The training is being stopped at Replicate. Ask again in a minute.");
    }
  }

  /** The works are forgotten after some hours anyway; this makes sure. */
  private void deletePackage(Job job) {
    HttpUrl url = HttpUrl.parse(job.images());
    String files = api.at("files/").encodedPath();
    if (url == null || !api.isOwn(url) || !url.encodedPath().startsWith(files)) {
      return;
    }
    String path = "files/" + url.encodedPath().substring(files.length());
    Answer answer = api.delete(path);
    if (!answer.ok() && !answer.missing()) {
      throw refused("The works stay there: " + answer.problem().words());
    }
  }

  private void deleteVersion(VersionName version) {
    if (api.get(version.versionPath()).missing()) {
      return;
    }
    Answer answer = api.delete(version.versionPath());
    if (!answer.ok() && !answer.missing()) {
      throw obstacle(version, answer.problem());
    }
    if (!api.get(version.versionPath()).missing()) {
      throw takesTime("Replicate takes a few minutes to delete the version. Ask again then.");
    }
  }

  private void lookForWeights(Job job) {
    try {
      delivery.open(job.weights(), 1).close();
    } catch (Delivery.Gone gone) {
      return;
    } catch (IOException unclear) {
      throw takesTime(
          "It cannot be seen now whether Replicate has deleted the weights. Ask again.");
    }
    throw takesTime(
        "Replicate has deleted the version, but still hands out its weights. Ask again later.");
  }

  /**
   * A model in which nothing is left goes too, unless somebody else's or about to get a version.
   */
  private void deleteModelIfEmpty(VersionName version) {
    Answer model = api.get(version.modelPath());
    if (!model.ok() || !Destination.isOurs(model.body(), account.owner())) {
      return;
    }
    Answer versions = api.get(version.modelPath() + "/versions");
    if (!versions.body().path("results").isEmpty() || isAwaited(model.body())) {
      return;
    }
    Answer answer = api.delete(version.modelPath());
    if (!answer.ok() && !answer.missing()) {
      throw obstacle(version, answer.problem());
    }
    if (!api.get(version.modelPath()).missing()) {
      throw takesTime("Replicate is still deleting the model. Ask again in a minute.");
    }
  }

  private boolean isAwaited(JsonNode model) {
    AtomicBoolean awaited = new AtomicBoolean();
    list.walk(
        1,
        job -> {
          boolean runs = job.status().equals("starting") || job.status().equals("processing");
          awaited.set(runs && Destination.isFor(model, job));
          return !awaited.get();
        });
    return awaited.get();
  }

  private PlatformException obstacle(VersionName version, Problem problem) {
    Answer model = api.get(version.modelPath());
    String at = " (" + version + "): " + problem.words();
    if (model.body().path("visibility").asText().equals("public")
        || problem.mentions("public model", "is public", "private models")) {
      return PlatformException.conflict(
          PUBLIC,
          "The model was made public at Replicate, and only private ones can be deleted. Make it private there first"
              + at);
    }
    if (problem.mentions(
        "someone else", "somebody else", "other than you", "others", "other users")) {
      return PlatformException.conflict(
          USED_BY_OTHERS,
          "Others have made images with the version at Replicate, which does not delete it then. Ask Replicate's support"
              + at);
    }
    if (problem.mentions("deployment")) {
      return PlatformException.conflict(
          DEPLOYED,
          "A deployment at Replicate uses the version. Delete that deployment there first" + at);
    }
    if (problem.mentions("fine tune", "fine-tune", "base model", "training")) {
      return PlatformException.conflict(
          BASE_OF_TRAINING,
          "Another training at Replicate builds on the version. Delete what came of that first"
              + at);
    }
    return refused(PlainLine.of(version.toString()) + " stays there: " + problem.words());
  }

  private static PlatformException refused(String why) {
    return PlatformException.conflict(REFUSED, "Replicate does not delete it. " + why);
  }

  private static PlatformException takesTime(String words) {
    return PlatformException.unavailable(TAKES_TIME, words);
  }
}
