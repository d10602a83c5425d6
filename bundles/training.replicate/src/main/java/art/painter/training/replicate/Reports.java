package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import java.util.List;
import java.util.Optional;

/** Puts a training at Replicate into the platform's five states. */
final class Reports {
  static final String STATE_UNKNOWN = "replicate.state-unknown";

  private Reports() {}

  static TrainingStatus status(Job job) {
    return switch (job.status()) {
      case "starting" -> TrainingStatus.STARTING;
      case "processing" -> TrainingStatus.PROCESSING;
      case "succeeded" ->
          job.outputVersion().isEmpty() ? TrainingStatus.FAILED : TrainingStatus.SUCCEEDED;
      case "failed", "aborted" -> TrainingStatus.FAILED;
      case "canceled" -> TrainingStatus.CANCELED;
      default ->
          throw PlatformException.unavailable(
              STATE_UNKNOWN,
              "Replicate says that the training is in a state that pAInter does not know: "
                  + PlainLine.sentence(job.status()));
    };
  }

  /** {@return the report on a training that did not succeed, or not yet} */
  static TrainingReport of(Job job) {
    List<String> log = Logs.lines(job.logs());
    TrainingStatus status = status(job);
    double progress = status == TrainingStatus.PROCESSING ? Logs.progress(log) : 0;
    return new TrainingReport(status, progress, message(job), log, Optional.empty());
  }

  static TrainingReport failed(Job job, String why) {
    return new TrainingReport(
        TrainingStatus.FAILED, 0, why, Logs.lines(job.logs()), Optional.empty());
  }

  private static String message(Job job) {
    return switch (job.status()) {
      case "starting" -> "Replicate has accepted the training and looks for a machine.";
      case "processing" -> "Is being trained at Replicate.";
      case "canceled" -> "The training was canceled.";
      case "aborted" ->
          "Replicate stopped the training before it began%s. Start it again."
              .formatted(because(job));
      case "succeeded" ->
          "Replicate says that the training succeeded, but no version came of it%s. Start it again."
              .formatted(because(job));
      default ->
          job.error().isBlank()
              ? "The training failed at Replicate, which does not say why."
              : "The training failed at Replicate: " + PlainLine.sentence(job.error());
    };
  }

  private static String because(Job job) {
    return job.error().isBlank() ? "" : ": " + PlainLine.of(job.error()).replaceFirst("\\.$", "");
  }
}
