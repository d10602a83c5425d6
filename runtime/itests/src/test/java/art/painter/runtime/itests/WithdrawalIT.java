package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An artist withdraws, pauses and erases; what was made before stays provable. */
class WithdrawalIT {
  private static final int QUEUED = 8;

  @TempDir private static Path folder;
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  private static Studio studio(String name, int seed) {
    return platform
        .studio(name)
        .works(seed, 12)
        .model(name.toUpperCase(Locale.ROOT) + "_STYLE_1")
        .verified();
  }

  private static List<String> outputs(Studio studio, String version, int first, int end) {
    return IntStream.range(first, end).mapToObj(seed -> studio.output(version, seed)).toList();
  }

  private static JsonNode shown(String receipt) {
    return platform.nobody().get("/receipts/" + receipt, "application/json").expect(200);
  }

  private static byte[] portable(String receipt) {
    Door.Answer answer =
        platform.nobody().get("/receipts/" + receipt + "/proof", "application/json");
    answer.expect(200);
    return answer.bytes();
  }

  private static byte[] image(Studio studio, String output) {
    return studio.artist.get("/test-outputs/" + output + "/image").bytes();
  }

  @Test
  void from_a_withdrawal_on_nothing_is_made_and_what_was_made_stays_valid() throws Exception {
    Studio studio = studio("ada", 100);
    Studio other = studio("ella", 500);
    String version = studio.trained(studio.train()).get("versionId").asText();
    String free = other.trained(other.train()).get("versionId").asText();
    String consent = studio.at("/consent/" + studio.consentId());
    PublicLog log = platform.log();
    long before = log.head().size();
    List<String> outputs = new ArrayList<>(outputs(studio, version, 0, QUEUED / 2));
    List<String> between = outputs(other, free, 0, QUEUED / 2);
    outputs.addAll(outputs(studio, version, QUEUED / 2, QUEUED));
    studio.awaitOutput(outputs.get(1));

    JsonNode withdrawn = studio.artist.post(consent + "/withdrawal").expect(200);
    assertEquals("WITHDRAWN", withdrawn.get("standing").asText());
    for (String output : outputs) {
      Studio.await(
          () -> studio.artist.get("/test-outputs/" + output).expect(200),
          seen -> !seen.get("state").asText().equals("QUEUED"));
    }
    JsonNode first = other.artist.get("/test-outputs/" + between.get(QUEUED / 2 - 1)).expect(200);
    assertFalse(
        first.get("state").asText().equals("SUCCEEDED"),
        "those that waited are told at once, and not when their turns come");
    List<String> made = new ArrayList<>();
    Set<Long> places = new TreeSet<>();
    for (String output : outputs) {
      JsonNode end = studio.endOf(output);
      if (end.get("state").asText().equals("SUCCEEDED")) {
        made.add(output);
        places.add(assertStaysValid(studio, output, withdrawn));
      } else {
        assertTrue(end.get("message").asText().contains("withdrew"), end::toString);
      }
    }
    System.out.println(made.size() + " of " + QUEUED + " images were made before the withdrawal");
    assertTrue(made.size() < QUEUED, "it came in the middle");
    Set<Long> others = new TreeSet<>();
    for (String output : between) {
      other.awaitOutput(output);
      others.add(shown(output).get("position").asLong());
    }
    PublicLog.Head head = log.head();
    List<Long> rest =
        LongStream.range(before, head.size())
            .boxed()
            .filter(place -> !places.contains(place) && !others.contains(place))
            .toList();
    assertEquals(1, rest.size(), "what is no receipt is the withdrawal");
    assertTrue(places.stream().allMatch(place -> place < rest.get(0)), "no receipt comes after it");
    assertProvesTheWithdrawal(studio, withdrawn, rest.get(0));

    assertEquals(withdrawn, studio.artist.post(consent + "/withdrawal").expect(200));
    assertEquals(head.size(), log.head().size(), "a consent is withdrawn once");
    studio
        .artist
        .post("/versions/" + version + "/test-outputs", "{\"prompt\":\"a house\"}")
        .refused(409, "consent.withdrawn");
    studio
        .artist
        .post(
            studio.at("/trainings"),
            "{\"provider\":\"local\",\"consentId\":\"" + studio.consentId() + "\"}")
        .refused(409, "consent.withdrawn");
    studio.artist.put(consent + "/pause").refused(409, "consent.withdrawn");
    erase(studio, made.get(0), head);
  }

  /** Where the receipt is in the log. */
  private static long assertStaysValid(Studio studio, String output, JsonNode withdrawn)
      throws Exception {
    JsonNode shown = shown(output);
    assertEquals("WITHDRAWN", shown.at("/consent/standing").asText());
    assertEquals(withdrawn.get("since"), shown.at("/consent/since"));
    Instant since = Instant.parse(withdrawn.get("since").asText());
    assertFalse(Instant.parse(shown.get("logged").asText()).isAfter(since), shown::toString);
    String day =
        DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
            .format(since.atZone(ZoneOffset.UTC));
    String page = platform.nobody().get("/receipts/" + output, "text/html").text();
    assertTrue(page.contains("withdrawn on " + day), page);
    byte[] portable = portable(output);
    JsonNode said = platform.nobody().verify(image(studio, output), portable).expect(200);
    assertTrue(said.get("valid").asBoolean(), said::toString);
    assertTrue(said.toString().contains("withdrew the consent on " + day), said::toString);
    JsonNode parts = Door.JSON.readTree(portable);
    PublicLog.Logged logged =
        platform.log().verified(parts.get("receipt").asText(), parts.get("proof").asText());
    assertEquals(shown.get("position").asLong(), logged.index());
    return logged.index();
  }

  /** What the artist can keep, and anybody can read in the log: it came at this place. */
  private static void assertProvesTheWithdrawal(Studio studio, JsonNode withdrawn, long place)
      throws Exception {
    String record = withdrawn.at("/record/href").asText().replaceFirst("^/v1", "");
    JsonNode shown = platform.nobody().get(record).expect(200);
    assertEquals("WITHDRAWAL", shown.get("kind").asText());
    assertEquals(place, shown.get("position").asLong());
    assertEquals(withdrawn.get("since"), shown.get("logged"));
    JsonNode kept =
        Door.JSON.readTree(platform.nobody().get(record + "/proof", "application/json").bytes());
    PublicLog.Logged logged =
        platform.log().verified(kept.get("record").asText(), kept.get("proof").asText());
    assertEquals(place, logged.index());
    assertEquals(shown.get("content"), logged.content());
    assertEquals(studio.consentId(), logged.content().at("/consent/id").asText());
  }

  /** The artist has a receipt erased, then all particulars of the consent. */
  private static void erase(Studio studio, String output, PublicLog.Head before) throws Exception {
    byte[] copy = portable(output);
    platform
        .nobody()
        .join("stranger", "ARTIST")
        .delete("/receipts/" + output)
        .refused(404, "receipt.not-found");
    studio.artist.delete("/receipts/" + output).expect(204);
    JsonNode shown = shown(output);
    assertFalse(shown.has("receipt"), shown::toString);
    assertTrue(shown.hasNonNull("erased"), shown::toString);
    String proof = platform.nobody().get("/receipts/" + output + "/proof", "text/plain").text();
    assertTrue(proof.startsWith("c2sp.org/tlog-proof@v1\n"), proof);
    JsonNode said = platform.nobody().verify(image(studio, output), copy).expect(200);
    assertTrue(said.get("valid").asBoolean(), () -> "a copy that was given away: " + said);

    String consent = studio.at("/consent/" + studio.consentId());
    studio.artist.delete(consent).expect(204);
    assertEquals(0, studio.artist.get(consent).expect(200).get("works").size());
    String record = "/records/" + studio.consentId();
    studio.artist.get(record, "application/jose").refused(410, "record.erased");
    assertEquals(200, studio.artist.get(record + "/proof", "text/plain").status());
    JsonNode deletion = platform.nobody().get(record + ".deletion").expect(200);
    assertEquals("DELETION", deletion.get("kind").asText());
    assertEquals(studio.consentId(), deletion.get("about").asText());
    String work = "/artworks/" + studio.artworkIds.get(0);
    studio.artist.delete(work).refused(409, "artwork.in-use");
    List<String> others = studio.artworkIds.subList(1, studio.artworkIds.size());
    studio
        .artist
        .put(studio.at("/artworks"), Door.JSON.writeValueAsString(Map.of("artworkIds", others)))
        .expect(200);
    studio.artist.delete(work).expect(204);
    PublicLog log = platform.log();
    PublicLog.Head after = log.head();
    assertEquals(before.size() + 2, after.size(), "each erasure is a record");
    log.assertPrefix(before, after);
    log.entries(after);
  }

  @Test
  void a_pause_makes_what_waits_wait_and_its_end_lets_it_go_on() {
    Studio paused = studio("bea", 200);
    Studio other = studio("cleo", 300);
    String version = paused.trained(paused.train()).get("versionId").asText();
    String free = other.trained(other.train()).get("versionId").asText();
    String pause = paused.at("/consent/" + paused.consentId() + "/pause");
    List<String> outputs = outputs(paused, version, 0, QUEUED);
    paused.awaitOutput(outputs.get(0));
    assertEquals("PAUSED", paused.artist.put(pause).expect(200).get("standing").asText());
    paused
        .artist
        .post("/versions/" + version + "/test-outputs", "{\"prompt\":\"a house\"}")
        .refused(409, "consent.paused");
    String last = outputs.get(QUEUED - 1);
    JsonNode waiting =
        Studio.await(
            () -> paused.artist.get("/test-outputs/" + last).expect(200),
            output -> output.get("message").asText().contains("pause"));
    assertEquals("QUEUED", waiting.get("state").asText());

    // What others ordered later comes first now, so it is the pause that holds the rest back.
    other.awaitOutput(other.output(free, 1));
    assertEquals(
        "QUEUED", paused.artist.get("/test-outputs/" + last).expect(200).get("state").asText());

    assertEquals("IN_FORCE", paused.artist.delete(pause).expect(200).get("standing").asText());
    outputs.forEach(paused::awaitOutput);
  }

  @Test
  void a_training_under_way_is_canceled_and_a_new_consent_allows_a_new_one() {
    Studio studio = studio("dora", 400);
    String training = studio.train();
    String consent = studio.consentId();
    studio.artist.post(studio.at("/consent/" + consent + "/withdrawal")).expect(200);
    JsonNode end = studio.awaitTraining(training, Studio::isFinal);
    assertEquals("CANCELED", end.get("status").asText(), end::toString);
    studio.trained(studio.train());
  }

  @Test
  void a_withdrawal_stands_while_its_record_cannot_be_written_and_the_record_follows()
      throws Exception {
    Studio studio = studio("edda", 600);
    Studio busy = studio("fay", 700);
    String running = busy.train();
    String waiting = studio.train();
    String consent = studio.at("/consent/" + studio.consentId());
    String format = bundle("art.painter.consent.jws");
    long before = platform.log().head().size();
    platform.shell("stop " + format);
    try {
      studio.artist.put(consent + "/pause").refused(503, "receipt.format-unavailable");
      JsonNode withdrawn = studio.artist.post(consent + "/withdrawal").expect(200);
      assertEquals("WITHDRAWN", withdrawn.get("standing").asText());
      assertFalse(withdrawn.has("recordId"), withdrawn::toString);
      assertEquals(withdrawn, studio.artist.get(consent).expect(200).get("state"));
      JsonNode end = studio.awaitTraining(waiting, Studio::isFinal);
      assertEquals("CANCELED", end.get("status").asText(), end::toString);
      assertTrue(end.get("message").asText().contains("withdrew"), end::toString);
      studio
          .artist
          .post(
              studio.at("/trainings"),
              "{\"provider\":\"local\",\"consentId\":\"" + studio.consentId() + "\"}")
          .refused(409, "consent.withdrawn");
      assertEquals(before, platform.log().head().size(), "nothing can be written");
    } finally {
      platform.shell("start " + format);
    }
    JsonNode logged =
        Studio.await(
            () -> studio.artist.get(consent).expect(200).get("state"),
            state -> state.has("recordId"));
    assertEquals("WITHDRAWN", logged.get("standing").asText());
    assertEquals(studio.consentId() + ".withdrawal", logged.get("recordId").asText());
    assertEquals(before + 1, platform.log().head().size());
    busy.trained(running);
  }

  private static String bundle(String name) throws Exception {
    return platform
        .shell("lb -s")
        .lines()
        .filter(line -> line.contains("|" + name + " ") || line.contains("|" + name + "|"))
        .findFirst()
        .orElseThrow()
        .split("\\|", 2)[0]
        .strip();
  }
}
