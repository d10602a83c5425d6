package art.painter.verify;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches small things, within a time and a size. */
final class Http {
  private static final int MOST_BYTES = 1_048_576;

  private final Duration patience;
  private final HttpClient client;

  /**
   * @param patience how long one answer may take to its end
   */
  Http(Duration patience) {
    this.patience = patience;
    // An address that was given on purpose is not exchanged for another one unseen.
    this.client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  }

  /** {@return the address that a text is} */
  static URI address(String text) throws Refusal {
    try {
      URI address = new URI(text);
      if (isAddress(text) && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new Refusal("Not an address: " + text + ". One looks like https://node.example.");
  }

  /** {@return whether a text is meant as an address rather than a file} */
  static boolean isAddress(String text) {
    return text.regionMatches(true, 0, "https://", 0, 8)
        || text.regionMatches(true, 0, "http://", 0, 7);
  }

  /**
   * {@return what is there}
   *
   * @param address where
   * @param accept as which media type
   */
  byte[] get(URI address, String accept) throws Refusal {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(fetch(address, accept));
              } catch (Refusal | IOException | InterruptedException | RuntimeException e) {
                answer.completeExceptionally(e);
              }
            },
            "painter-verify-http");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new Refusal(
          address + " did not answer within " + patience.toSeconds() + " seconds; try again.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal("Cannot reach " + address + " (" + words(e.getCause()) + ").");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted.");
    }
  }

  private byte[] fetch(URI address, String accept)
      throws IOException, InterruptedException, Refusal {
    HttpResponse<InputStream> answer =
        client.send(
            HttpRequest.newBuilder(address).header("Accept", accept).build(),
            BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() / 100 == 3) {
        throw new Refusal(
            address
                + " sends on to "
                + answer.headers().firstValue("Location").orElse("nowhere")
                + "; if you trust that address, give it instead.");
      }
      if (answer.statusCode() == 404) {
        throw new Refusal.NotFound(address + " was answered with HTTP 404.");
      }
      if (answer.statusCode() != 200) {
        throw new Refusal(address + " was answered with HTTP " + answer.statusCode() + ".");
      }
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Refusal("What is at " + address + " is too large to be what was asked for.");
      }
      return bytes;
    }
  }

  private static String words(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
