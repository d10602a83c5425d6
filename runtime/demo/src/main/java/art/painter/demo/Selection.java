package art.painter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which works a sensible artist takes out of the training after reading a readiness report. */
final class Selection {
  /** The fewest works that a training needs. */
  static final int FEWEST = 10;

  private static final String LOOK_ALIKES = "dataset.variety";

  private Selection() {}

  /**
   * {@return the works to take out, by id, with the finding: all that a finding blocks, and of
   * works that look alike all but the first, as long as enough remain}
   */
  static Map<String, String> toTakeOut(JsonNode report, List<String> selected) {
    var out = new LinkedHashMap<String, String>();
    for (JsonNode result : report.path("results")) {
      boolean alike = result.path("rule").path("id").asText().equals(LOOK_ALIKES);
      for (JsonNode finding : result.path("findings")) {
        boolean blocking = finding.path("severity").asText().equals("BLOCKING");
        if (blocking || alike) {
          List<String> ids = new ArrayList<>();
          finding.path("artworkIds").forEach(id -> ids.add(id.asText()));
          ids.retainAll(selected);
          for (String id : alike ? ids.subList(Math.min(1, ids.size()), ids.size()) : ids) {
            if (blocking || selected.size() - out.size() > FEWEST) {
              out.putIfAbsent(id, finding.path("message").asText());
            }
          }
        }
      }
    }
    return out;
  }
}
