package art.painter.bench;

import art.painter.demo.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long GETs take, sent by some clients at once, each one after the other. */
final class Latency {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  /**
   * @param base where the node answers
   */
  Latency(URI base) {
    this.base = base;
  }

  /** Times in nanoseconds, sorted. */
  record Times(long[] nanos) {
    double p50() {
      return percentile(50);
    }

    double p99() {
      return percentile(99);
    }

    /** In milliseconds. */
    private double percentile(int percent) {
      return nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
    }
  }

  /**
   * Fetches each of these paths once.
   *
   * @param paths what to fetch
   * @param accept the media type that is asked for
   * @param clients how many fetch at once
   */
  Times get(List<String> paths, String accept, int clients)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      List<Future<long[]>> parts = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int client = i;
        parts.add(pool.submit(() -> each(paths, accept, client, clients)));
      }
      long[] all = new long[0];
      for (Future<long[]> part : parts) {
        long[] times = part.get();
        int before = all.length;
        all = Arrays.copyOf(all, before + times.length);
        System.arraycopy(times, 0, all, before, times.length);
      }
      Arrays.sort(all);
      return new Times(all);
    } finally {
      pool.shutdownNow();
    }
  }

  private long[] each(List<String> paths, String accept, int first, int step)
      throws IOException, InterruptedException, Failure {
    List<Long> times = new ArrayList<>();
    for (int i = first; i < paths.size(); i += step) {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve(paths.get(i)))
              .header("Accept", accept)
              .timeout(Duration.ofSeconds(30))
              .build();
      long begun = System.nanoTime();
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      times.add(System.nanoTime() - begun);
      if (answer.statusCode() != 200) {
        throw new Failure(request.uri() + " was answered " + answer.statusCode() + ".");
      }
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }
}
