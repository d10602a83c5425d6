package art.painter.training.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static JsonNode json(String text) {
    try {
      return Json.parse(text.replace('\'', '"'));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void a_refusal_names_the_fields_before_anything_else() {
    assertEquals(
        "input.steps: Must be at most 6000; input: prompt is required.",
        Problem.of(
                422,
                json(
                    "{'title':'Input validation failed','detail':'- input...','invalid_fields':[{'field':'input.steps',"
                        + "'description':'Must be at most 6000'},{'field':'input','description':'prompt is required'}]}"))
            .words());
    assertEquals(
        "/hardware: no such SKU.",
        Problem.of(400, json("{'errors':[{'pointer':'/hardware','detail':'no such SKU'}]}"))
            .words());
  }

  @Test
  void a_refusal_in_another_form_still_says_something() {
    assertEquals("Gone fishing!", Problem.of(404, json("{'detail':'Gone fishing!'}")).words());
    assertEquals("Not Found.", Problem.of(404, json("{'title':'Not Found'}")).words());
    assertEquals("Answer 404.", Problem.of(404, json("{}")).words());
    assertTrue(Problem.of(422, json("{'detail':[{'loc':['body']}]}")).words().contains("body"));
  }

  @Test
  void what_the_service_says_is_one_line_without_tokens_or_control_characters() {
    assertEquals(
        "a [removed] b [removed] c",
        PlainLine.of("a r8_abcdEFGH1234\n\u0007b \u001B[31mwhsec_C2FVsBQ/Ih+c= c\r\n"));
    assertTrue(PlainLine.of("x".repeat(5000)).length() <= 400);
    assertFalse(PlainLine.of("Authorization: Bearer r8_abcdEFGH").contains("abcd"));
  }

  @Test
  void the_wait_is_taken_from_the_header_then_the_json_then_the_words() {
    JsonNode all = json("{'retry_after':9,'detail':'throttled. Your rate limit resets in ~30s.'}");
    assertEquals(Optional.of(Duration.ofSeconds(2)), RetryAfter.of("2", all));
    assertEquals(Optional.of(Duration.ofSeconds(9)), RetryAfter.of(null, all));
    assertEquals(Optional.of(Duration.ofSeconds(9)), RetryAfter.of("soon", all));
    assertEquals(
        Optional.of(Duration.ofSeconds(30)),
        RetryAfter.of(null, json("{'detail':'throttled. Your rate limit resets in ~30s.'}")));
    assertEquals(
        Optional.of(Duration.ofSeconds(1)),
        RetryAfter.of(null, json("{'detail':'Expected available in 1 second.'}")));
    assertEquals(Optional.empty(), RetryAfter.of(null, json("{'detail':'throttled'}")));
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC));
    assertTrue(RetryAfter.of(date, json("{}")).get().toSeconds() > 50);
  }

  @Test
  void a_log_is_shown_as_a_terminal_would() {
    List<String> lines =
        Logs.lines(
            "Extracted 10 files\n  0%|   | 0/9\r 50%|##  | 4/9\r100%|####| 9/9\n\n\u001B[1mdone\n");
    assertEquals(List.of("Extracted 10 files", "100%|####| 9/9", "done"), lines);
  }

  @Test
  void of_a_long_log_the_newest_lines_are_kept() {
    List<String> lines = Logs.lines(String.join("\n", Collections.nCopies(700, "x")) + "\nlast");
    assertEquals(500, lines.size());
    assertEquals("last", lines.get(499));
    assertTrue(Logs.lines("y".repeat(3_000_000)).get(0).length() <= 400);
  }

  @Test
  void progress_is_what_the_newest_line_says() {
    assertEquals(0.45, Logs.progress(List.of("10%|#", "train:  45%|####      | 450/1000 [", "x")));
    assertEquals(0.25, Logs.progress(List.of("45%|#", "Step 250/1000 loss 0.3")));
    assertEquals(0, Logs.progress(List.of("nothing")));
    assertEquals(1, Logs.progress(List.of("999%|")));
    assertEquals(0, Logs.progress(List.of("step 3/0")));
  }
}
