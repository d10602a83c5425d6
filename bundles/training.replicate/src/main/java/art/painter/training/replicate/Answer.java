package art.painter.training.replicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the API answered to a request that it understood: a success, or a refusal whose meaning
 * depends on what was asked.
 *
 * @param status the HTTP status, 2xx or 4xx
 * @param body the JSON; empty when there is none
 */
record Answer(int status, JsonNode body) {
  boolean ok() {
    return status / 100 == 2;
  }

  boolean missing() {
    return status == 404 || status == 410;
  }

  Problem problem() {
    return Problem.of(status, body);
  }
}
