package art.painter.training.replicate;

import static art.painter.api.PlatformException.Kind.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.training.replicate.ScriptedServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  @TempDir Path folder;

  @Test
  void a_file_goes_before_the_environment_and_is_read_each_time() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "r8_one\n");
    Token token = new Token(file.toString(), "T", name -> "r8_environment");
    assertEquals("r8_one", token.read());
    Files.writeString(file, "  r8_two  ");
    assertEquals("r8_two", token.read());
    Files.delete(file);
    Parts.fails(UNAVAILABLE, Token.MISSING, token::read);
    assertEquals("r8_environment", new Token("", "T", name -> "r8_environment").read());
  }

  @Test
  void a_renewed_token_works_without_a_restart() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "r8_old");
    try (ScriptedServer server = new ScriptedServer()) {
      server.on("GET trainings/abcdefghij0", "{\"id\":\"abcdefghij0\",\"status\":\"starting\"}");
      ReplicateProvider provider =
          Parts.provider(server.url(), Map.of("token.file", file.toString()));
      provider.status("abcdefghij0");
      Files.writeString(file, "r8_new");
      provider.status("abcdefghij0");
      assertEquals("Bearer r8_old", server.asked().get(0).header("authorization").get());
      assertEquals("Bearer r8_new", server.asked().get(1).header("authorization").get());
      provider.stop();
    }
  }

  @Test
  void what_is_no_token_is_refused_without_telling_it() throws IOException {
    for (String bad : new String[] {"", "  ", "two words", "r8_ä", "r8_x\nr8_y"}) {
      String said =
          Parts.fails(UNAVAILABLE, Token.MISSING, new Token("", "T", name -> bad)::read)
              .getMessage();
      assertTrue(said.contains("environment variable T"), said);
      assertFalse(said.contains("r8_"), said);
    }
    Parts.fails(UNAVAILABLE, Token.MISSING, new Token("", "T", name -> null)::read);
    Path large = Files.write(folder.resolve("large"), new byte[20_000]);
    Parts.fails(UNAVAILABLE, Token.MISSING, new Token(large.toString(), "T", n -> "")::read);
  }

  @Test
  void nothing_that_can_be_printed_tells_it() {
    Settings settings = Settings.of(Parts.config(Map.of()), name -> Parts.TOKEN);
    assertFalse(settings.toString().contains(Parts.TOKEN));
    assertFalse(settings.token().toString().contains(Parts.TOKEN));
  }

  @Test
  void an_address_that_others_can_read_is_refused_at_activation() {
    for (String url :
        new String[] {"http://api.replicate.com/v1", "http://192.168.1.7/v1", "ftp://x", "", "x"}) {
      String said =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> Settings.of(Parts.config(Map.of("url", url)), name -> ""))
              .getMessage();
      assertTrue(said.contains("art.painter.training.replicate: url must be"), said);
    }
    for (String url :
        new String[] {"https://api.replicate.com/v1/", "http://localhost:1/v1", "http://[::1]/"}) {
      Settings.of(Parts.config(Map.of("url", url)), name -> "");
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Settings.of(Parts.config(Map.of("webhook.url", "http://studio.example")), n -> ""));
    assertThrows(
        IllegalArgumentException.class,
        () -> Settings.of(Parts.config(Map.of("trainer", "only-a-name")), n -> ""));
  }

  @Test
  void requests_are_spread_as_configured() {
    RateLimit limit = new RateLimit(60, Duration.ofSeconds(3));
    long now = System.nanoTime();
    long second = Duration.ofSeconds(1).toNanos();
    assertEquals(0, limit.reserve(now));
    long wait = limit.reserve(now);
    assertTrue(wait <= second, "waits " + wait);
    limit.reserve(now);
    limit.reserve(now);
    limit.reserve(now);
    Parts.fails(UNAVAILABLE, ReplicateApi.BUSY, () -> limit.reserve(now));
    assertEquals(0, limit.reserve(now + 10 * second), "after a rest it goes on");
  }

  @Test
  void a_service_that_repeats_the_token_does_not_make_it_known() throws IOException {
    try (ScriptedServer server = new ScriptedServer()) {
      server.on(
          "GET trainings/abcdefghij0",
          Reply.json(
              200,
              "{\"id\":\"abcdefghij0\",\"status\":\"failed\",\"error\":\"bad %s\",\"logs\":\"used %s\"}"
                  .formatted(Parts.TOKEN, Parts.TOKEN)));
      String report = Parts.provider(server.url(), Map.of()).status("abcdefghij0").toString();
      assertFalse(report.contains(Parts.TOKEN), report);
    }
  }
}
