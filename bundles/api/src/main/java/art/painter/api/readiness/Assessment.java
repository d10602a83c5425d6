package art.painter.api.readiness;

import java.util.List;

/**
 * What one rule says.
 *
 * @param score 0 to 100
 * @param findings what it noticed; a score below 100 has at least one
 */
public record Assessment(int score, List<Finding> findings) {
  /**
   * Keeps its own copy; refuses a score outside 0 to 100, or a loss of score that no finding
   * explains.
   */
  public Assessment {
    findings = List.copyOf(findings);
    if (score < 0 || score > 100) {
      throw new IllegalArgumentException("a score is 0 to 100, not " + score);
    }
    if (score < 100 && findings.isEmpty()) {
      throw new IllegalArgumentException("a score of " + score + " needs a finding that says why");
    }
  }
}
