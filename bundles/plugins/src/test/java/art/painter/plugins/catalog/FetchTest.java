package art.painter.plugins.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
  private static final String SHA_256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;
  private Path into;
  private Server server;
  private final Fetch fetch = new Fetch(Duration.ofMillis(1500));

  @BeforeEach
  void start() throws IOException {
    into = folder.resolve("fetched");
    server = new Server();
  }

  @AfterEach
  void stop() {
    server.close();
    fetch.close();
  }

  private void fails(String code, URI from) {
    PlatformException e =
        assertThrows(
            PlatformException.class, () -> fetch.fetch(from, true, into, 1000, Optional.empty()));
    assertEquals(code, e.code(), e.getMessage());
    assertFalse(e.getMessage().contains("secret"), e.getMessage());
    assertFalse(Files.exists(into), "nothing is left");
  }

  @Test
  void gets_a_file_and_tells_its_sha_256() throws IOException {
    URI from = server.serve("/abc", "abc");
    assertEquals(SHA_256_OF_ABC, fetch.fetch(from, false, into, 3, Optional.of(SHA_256_OF_ABC)));
    assertEquals("abc", Files.readString(into));
    URI file = Files.writeString(folder.resolve("abc"), "abc").toUri();
    assertEquals(SHA_256_OF_ABC, fetch.fetch(file, true, into, 3, Optional.empty()));
  }

  @Test
  void another_sha_256_is_refused() {
    URI from = server.serve("/abd", "abd");
    PlatformException e =
        assertThrows(
            PlatformException.class,
            () -> fetch.fetch(from, false, into, 9, Optional.of(SHA_256_OF_ABC)));
    assertEquals(PlugIns.UNTRUSTED, e.code());
    assertFalse(Files.exists(into));
  }

  @Test
  void a_file_of_this_machine_is_got_only_where_that_is_allowed() throws IOException {
    URI file = Files.writeString(folder.resolve("abc"), "abc").toUri();
    assertThrows(
        PlatformException.class, () -> fetch.fetch(file, false, into, 9, Optional.empty()));
  }

  @Test
  void what_is_not_there_is_unreachable() {
    fails(PlugIns.UNREACHABLE, server.serve("/x", "x").resolve("/missing?token=secret"));
    fails(PlugIns.UNREACHABLE, URI.create("http://localhost:1/?token=secret"));
    fails(PlugIns.UNREACHABLE, folder.resolve("missing").toUri());
    fails(PlugIns.INVALID, URI.create("https://me:secret@localhost/x"));
    fails(PlugIns.INVALID, URI.create("ftp://localhost/x"));
  }

  @Test
  void what_is_slow_is_given_up() {
    CountDownLatch never = new CountDownLatch(1);
    fails(
        PlugIns.UNREACHABLE,
        server.serve(
            "/slow",
            exchange -> {
              exchange.sendResponseHeaders(200, 10);
              exchange.getResponseBody().write('a');
              exchange.getResponseBody().flush();
              try {
                never.await();
              } catch (InterruptedException stopped) {
                exchange.close();
              }
            }));
  }

  @Test
  void what_does_not_end_or_is_too_large_is_refused() {
    fails(PlugIns.TOO_LARGE, server.serve("/large", "x".repeat(1001)));
    fails(
        PlugIns.TOO_LARGE,
        server.serve(
            "/endless",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              while (true) {
                exchange.getResponseBody().write(new byte[100]);
              }
            }));
  }

  @Test
  void what_is_cut_off_is_unreachable() {
    fails(
        PlugIns.UNREACHABLE,
        server.serve(
            "/short",
            exchange -> {
              exchange.sendResponseHeaders(200, 10);
              exchange.getResponseBody().write('a');
              exchange.getResponseBody().flush();
              throw new IOException("cut off");
            }));
  }

  @Test
  void a_redirect_is_followed_unless_it_leaves_the_protocol() {
    server.serve("/abc", "abc");
    URI here = redirect("/here", "/abc");
    assertEquals(SHA_256_OF_ABC, fetch.fetch(here, false, into, 9, Optional.empty()));
    PlatformException e =
        assertThrows(
            PlatformException.class,
            () ->
                fetch.fetch(
                    redirect("/away", "https://localhost:1/abc"),
                    false,
                    into,
                    9,
                    Optional.empty()));
    assertTrue(e.getMessage().contains("not followed"), e.getMessage());
  }

  private URI redirect(String from, String to) {
    return server.serve(
        from,
        exchange -> {
          exchange.getResponseHeaders().add("Location", to);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }
}
