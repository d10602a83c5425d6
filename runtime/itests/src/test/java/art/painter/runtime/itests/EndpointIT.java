package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints that plug-ins bring do not disturb those of the platform. */
class EndpointIT {
  private static final String HELLO = "org.example.hello";
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);
  private static final String APPLICATION =
      """
      @org.osgi.service.component.annotations.Component(
          service = javax.ws.rs.core.Application.class,
          property = {
            "osgi.jaxrs.application.base=/v1/x/org.example.hello",
            "osgi.jaxrs.name=org.example.hello"
          })
      public final class Hello extends javax.ws.rs.core.Application {
        public Set<Object> getSingletons() { return Set.of(new Greeting()); }
        @javax.ws.rs.Path("/greeting")
        public static final class Greeting {
          @javax.ws.rs.GET
          @javax.ws.rs.Produces("text/plain")
          public String greeting() { return "%s"; }
        }
      }
      """;
  private static final String INTRUDER =
      """
      @org.osgi.service.component.annotations.Component(
          service = Intruder.class,
          property = {
            "osgi.jaxrs.resource=true",
            "osgi.jaxrs.application.select=(osgi.jaxrs.name=*)"
          })
      @javax.ws.rs.Path("/intruder")
      public final class Intruder {
        @javax.ws.rs.GET
        public String get() { return "Here I am."; }
      }
      """;

  @TempDir private static Path folder;
  private static Platform platform;
  private static Shell shell;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private volatile boolean ending;

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder, RunningNode.QUICK, Map.of());
    shell = Shell.of(platform);
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create(platform.node().url()).resolve(path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private void await(String path, int status, String text) throws Exception {
    long end = System.nanoTime() + LIMIT;
    HttpResponse<String> answer = get(path);
    while (answer.statusCode() != status || !answer.body().contains(text)) {
      assertTrue(System.nanoTime() < end, answer.statusCode() + ": " + answer.body());
      TimeUnit.MILLISECONDS.sleep(50);
      answer = get(path);
    }
  }

  private Thread asking(String path) {
    Thread asking =
        new Thread(
            () -> {
              while (!ending) {
                try {
                  int status = get(path).statusCode();
                  if (status != 200) {
                    wrong.add(path + " answered " + status);
                  }
                } catch (IOException | InterruptedException failed) {
                  wrong.add(failed.toString());
                }
              }
            });
    asking.start();
    return asking;
  }

  private static Path hello(String version, String greeting) throws IOException {
    return PlugInJar.named(HELLO)
        .version(version)
        .source("Hello", APPLICATION.formatted(greeting))
        .in(folder);
  }

  @Test
  void they_come_change_and_go_while_the_platforms_own_answer_all_the_time() throws Exception {
    String path = "/v1/x/" + HELLO + "/greeting";
    Thread asking = asking("/v1/glossary");
    try {
      shell.upgrade(hello("1.0.0", "Hello, one.")).succeeded();
      await(path, 200, "Hello, one.");
      shell.upgrade(hello("2.0.0", "Hello, two.")).succeeded();
      await(path, 200, "Hello, two.");
      shell.run("painter:rollback " + HELLO).succeeded();
      await(path, 200, "Hello, one.");
      shell.run("painter:remove " + HELLO).succeeded();
      await(path, 404, "");
    } finally {
      ending = true;
      asking.join();
    }
    assertEquals(0, wrong.size(), () -> wrong.stream().limit(3).toList().toString());
  }

  @Test
  void one_that_would_join_the_platforms_own_is_refused_before_it_disturbs() throws Exception {
    Path jar = PlugInJar.named("org.example.intruder").source("Intruder", INTRUDER).in(folder);
    Thread asking = asking("/v1/glossary");
    try {
      String told = shell.upgrade(jar).refused();
      assertTrue(told.contains("an application of their own"), told);
    } finally {
      ending = true;
      asking.join();
    }
    assertEquals(0, wrong.size(), () -> wrong.stream().limit(3).toList().toString());
  }
}
