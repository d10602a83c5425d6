package art.painter.rest;

import art.painter.api.readiness.Finding;
import art.painter.api.readiness.ReadinessReport;
import java.time.Instant;
import java.util.List;

/** A {@link ReadinessReport}, as it is answered. */
record ReadinessView(
    String id,
    String modelId,
    int modelRevision,
    int score,
    int threshold,
    boolean ready,
    List<ResultView> results,
    Instant evaluated) {
  static ReadinessView of(ReadinessReport report) {
    return new ReadinessView(
        report.id(),
        report.modelId(),
        report.modelRevision(),
        report.score(),
        report.threshold(),
        report.ready(),
        report.results().stream().map(ResultView::of).toList(),
        report.evaluated());
  }

  record ResultView(
      OriginView rule, int weight, int score, List<FindingView> findings, String inputsHash) {
    static ResultView of(ReadinessReport.Result result) {
      return new ResultView(
          OriginView.of(result.rule()),
          result.weight(),
          result.assessment().score(),
          result.assessment().findings().stream().map(FindingView::of).toList(),
          result.inputsHash());
    }
  }

  record FindingView(
      Finding.Severity severity, String message, String action, List<String> artworkIds) {
    static FindingView of(Finding finding) {
      return new FindingView(
          finding.severity(), finding.message(), finding.action(), finding.artworkIds());
    }
  }
}
