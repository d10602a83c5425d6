package art.painter.replicate.emulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be made to go wrong. */
enum Fault {
  TRAINING_REQUEST_DROPPED(
      "The connection is cut before the training is accepted.", Names.CREATE_TRAINING),
  TRAINING_ANSWER_DROPPED(
      "The training is accepted, then the connection is cut without an answer.",
      Names.CREATE_TRAINING),
  TRAINING_ANSWER_502(
      "The training is accepted, then answered with 502 and HTML.", Names.CREATE_TRAINING),
  THROTTLED_TEXT("429 that tells only in words when to come again."),
  THROTTLED_JSON("429 with retry_after in its body."),
  THROTTLED_HEADER("429 with a Retry-After header."),
  BAD_GATEWAY("502 with HTML, nothing done."),
  UNAUTHORIZED("401 as with a revoked token."),
  SLOW("The answer trickles, over about three seconds."),
  INSUFFICIENT_CREDIT(
      "402 instead of a training or prediction.", Names.CREATE_TRAINING, Names.CREATE_PREDICTION),
  INVALID_INPUT(
      "422 with invalid_fields instead of a training or prediction.",
      Names.CREATE_TRAINING,
      Names.CREATE_PREDICTION),
  NEXT_ELSEWHERE(
      "The next of a list's page points to another origin.",
      Names.LIST_TRAININGS,
      Names.LIST_PREDICTIONS,
      Names.LIST_FILES,
      Names.LIST_VERSIONS,
      Names.LIST_MODELS),
  FILE_EXPIRED(
      "The training's file expires while the training waits, so it fails.", Names.CREATE_TRAINING),
  TRAINING_FAILED("The training fails while it runs.", Names.CREATE_TRAINING),
  TRAINING_CANCELED(
      "The training is canceled by the service while it runs.", Names.CREATE_TRAINING),
  TRAINING_ABORTED("The training is aborted before it runs.", Names.CREATE_TRAINING),
  TRAINING_WITHOUT_VERSION("The training succeeds with output null.", Names.CREATE_TRAINING),
  FOREIGN_OUTPUT(
      "The weights or images lie at another origin.",
      Names.CREATE_TRAINING,
      Names.CREATE_PREDICTION),
  FEWER_IMAGES("The last image is withheld as not safe.", Names.CREATE_PREDICTION),
  ALL_WITHHELD("All images are withheld, so the prediction fails.", Names.CREATE_PREDICTION),
  DATA_REMOVED(
      "Input, output and files are gone as soon as the prediction ends.", Names.CREATE_PREDICTION),
  WEBHOOK_DUPLICATE("The last webhook of a job comes twice.", Names.JOBS),
  WEBHOOK_OUT_OF_ORDER(
      "After the last webhook of a job comes one that says processing.", Names.JOBS),
  WEBHOOK_LATE("The last webhook of a job comes two minutes later.", Names.JOBS),
  WEBHOOK_FORGED("The last webhook of a job is signed with another secret.", Names.JOBS),
  WEBHOOK_LARGE("The last webhook of a job has a log of more than 100 kB.", Names.JOBS),
  WEBHOOK_SECOND_SIGNATURE(
      "The last webhook of a job has a wrong signature before the right one.", Names.JOBS);

  /** Names of routes that faults or holds are about. */
  static final class Names {
    static final String CREATE_TRAINING = "create-training";
    static final String CREATE_PREDICTION = "create-prediction";
    static final String CREATE_MODEL_PREDICTION = "create-model-prediction";
    static final String LIST_TRAININGS = "list-trainings";
    static final String LIST_PREDICTIONS = "list-predictions";
    static final String LIST_FILES = "list-files";
    static final String LIST_VERSIONS = "list-versions";
    static final String LIST_MODELS = "list-models";
    static final String[] JOBS = {CREATE_TRAINING, CREATE_PREDICTION};

    private Names() {}
  }

  /** Those that befall a job, rather than the request that creates it. */
  static final Set<Fault> OF_JOBS =
      Set.of(
          FILE_EXPIRED,
          TRAINING_FAILED,
          TRAINING_CANCELED,
          TRAINING_ABORTED,
          TRAINING_WITHOUT_VERSION,
          FOREIGN_OUTPUT,
          FEWER_IMAGES,
          ALL_WITHHELD,
          DATA_REMOVED);

  /** Those that befall the last webhook of a job. */
  static final Set<Fault> OF_WEBHOOKS =
      Set.of(
          WEBHOOK_DUPLICATE,
          WEBHOOK_OUT_OF_ORDER,
          WEBHOOK_LATE,
          WEBHOOK_FORGED,
          WEBHOOK_LARGE,
          WEBHOOK_SECOND_SIGNATURE);

  private final String explanation;
  private final Set<String> routes;

  Fault(String explanation, String... routes) {
    this.explanation = explanation;
    this.routes = Set.of(routes);
  }

  static Optional<Fault> named(String label) {
    return Arrays.stream(values()).filter(fault -> fault.label().equals(label)).findFirst();
  }

  /** {@return its name to the outside, such as {@code training-failed}} */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String explanation() {
    return explanation;
  }

  /** {@return whether it can happen to requests of this route} */
  boolean concerns(String route) {
    return routes.isEmpty() || routes.contains(route);
  }
}
