package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands requests for predictions, and refuses those that are wrong. */
final class PredictionOrders {
  private static final Set<String> FIELDS =
      Set.of("input", "stream", "webhook", "webhook_events_filter");
  private static final Pattern DURATION = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s?)?");
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Models models;
  private final Faults faults;
  private final Clock clock;

  PredictionOrders(Models models, Faults faults, Clock clock) {
    this.models = models;
    this.faults = faults;
    this.clock = clock;
  }

  /**
   * {@return the version that a name means: {@code owner/name}, with or without an id, or an id}
   */
  Models.Found version(ObjectNode body) {
    String name = body.path("version").asText();
    if (name.contains("/") && !name.contains(":")) {
      return official(name).orElseThrow(() -> new Refusal(Problems.invalidVersion()));
    }
    return models
        .version(name.substring(name.indexOf(':') + 1))
        .filter(found -> !name.contains(":") || name.startsWith(found.model().fullName() + ":"))
        .orElseThrow(() -> new Refusal(Problems.invalidVersion()));
  }

  /** {@return the only version of an official model} */
  Optional<Models.Found> official(String fullName) {
    return models
        .find(fullName)
        .filter(Model::isOfficial)
        .map(
            model ->
                new Models.Found(model, model.versions(clock.instant()).firstEntry().getValue()));
  }

  /** Refuses a body with too many or too few fields. */
  static void checkFields(ObjectNode body, boolean versioned) {
    List<InvalidField> wrong = new ArrayList<>();
    if (versioned && !body.has("version")) {
      wrong.add(InvalidField.required("(root)", "version"));
    }
    if (!(body.path("input") instanceof ObjectNode)) {
      wrong.add(InvalidField.required("(root)", "input"));
    }
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name) && !(versioned && name.equals("version"))) {
                wrong.add(InvalidField.additional("(root)", name));
              }
            });
    refuse(wrong);
  }

  JobOrder order(Request request, ObjectNode body, Models.Found found) {
    ObjectNode input = (ObjectNode) body.path("input");
    refuse(new InputSchema(found.version().schema(), "Input").check(input));
    return new JobOrder(
        JobOrder.Kind.PREDICTION,
        found.model().fullName(),
        found.version().id(),
        input,
        input,
        "",
        Optional.empty(),
        Webhook.of(body),
        faults.ofJob(request),
        request.header("Cancel-After").map(this::deadline));
  }

  private Instant deadline(String text) {
    Matcher form = DURATION.matcher(text);
    if (!text.isEmpty() && form.matches()) {
      Duration after =
          Duration.ofHours(number(form.group(1)))
              .plusMinutes(number(form.group(2)))
              .plusSeconds(number(form.group(3)));
      if (after.compareTo(SHORTEST) >= 0 && after.compareTo(LONGEST) <= 0) {
        return clock.instant().plus(after);
      }
    }
    throw new Refusal(
        Problems.titled(
            422, "Invalid Cancel-After", "Cancel-After must be between 5 seconds and 24 hours"));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static void refuse(List<InvalidField> wrong) {
    if (!wrong.isEmpty()) {
      throw new Refusal(Problems.invalidFields(wrong));
    }
  }
}
