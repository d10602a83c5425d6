package art.painter.rest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
  @ParameterizedTest
  @CsvSource({
    "INVALID, model.invalid, 400",
    "DENIED, account.role-needed, 403",
    "NOT_FOUND, model.not-found, 404",
    "CONFLICT, model.taken, 409",
    "UNAVAILABLE, blob.unavailable, 503",
    "DENIED, account.log-in-needed, 401",
    "DENIED, account.token-invalid, 401",
    "DENIED, account.wrong-log-in, 401",
    "UNAVAILABLE, account.throttled, 429",
    "CONFLICT, model.stale, 412",
    "INVALID, artwork.too-large, 413",
    "INVALID, blob.too-large, 413",
    "INVALID, request.too-large, 413",
    "INVALID, verify.too-large, 413",
    "CONFLICT, receipt.erased, 410",
    "CONFLICT, record.erased, 410",
    "INVALID, artwork.unsupported-type, 415",
    "INVALID, request.too-slow, 408"
  })
  void eachFailureHasItsStatus(Kind kind, String code, int status) {
    assertEquals(status, Statuses.of(new PlatformException(kind, code, "")));
    assertFalse(Statuses.title(status).equals("Refused"));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindHasAStatus(Kind kind) {
    assertTrue(Statuses.of(new PlatformException(kind, "any.code", "")) >= 400);
  }

  @Test
  void aProblemHasTheFieldsOfTheRfcAndACode() {
    JsonNode json = Json.MAPPER.valueToTree(Problem.of(404, "model.not-found", "No such model."));
    assertEquals(
        Json.MAPPER
            .createObjectNode()
            .put("type", "urn:painter:problem:model.not-found")
            .put("title", "Not found")
            .put("status", 404)
            .put("detail", "No such model.")
            .put("code", "model.not-found"),
        json);
  }

  @Test
  void aClientThatWentAwayIsNoError() {
    assertTrue(UnforeseenProblems.isClientGone(new RuntimeException(new EOFException())));
    assertTrue(UnforeseenProblems.isClientGone(new IOException("Broken pipe")));
    assertFalse(UnforeseenProblems.isClientGone(new IOException("No space left on device")));
    assertFalse(UnforeseenProblems.isClientGone(new IllegalStateException()));
  }
}
