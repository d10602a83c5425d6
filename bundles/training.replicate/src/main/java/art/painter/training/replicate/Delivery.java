package art.painter.training.replicate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** Fetches the files that trainings and predictions leave, from wherever the API says they are. */
final class Delivery {
  /** The service has removed the file, as it does after a while. */
  static final class Gone extends IOException {
    private static final long serialVersionUID = 1L;

    Gone() {
      super("Replicate no longer has the file.");
    }
  }

  private static final int MOST_ATTEMPTS = 4;
  private static final long FIRST_WAIT_MILLIS = 300;

  private final ReplicateApi api;

  Delivery(ReplicateApi api) {
    this.api = api;
  }

  /**
   * {@return the file's bytes; reading more than the most allowed of them fails}
   *
   * @param link where it is
   * @param most the most bytes
   */
  InputStream open(String link, long most) throws IOException {
    HttpUrl url = HttpUrl.parse(link);
    if (url == null) {
      throw new IOException("Replicate does not say where the file is.");
    }
    boolean withToken = false;
    for (int attempt = 1; ; attempt++) {
      IOException failure;
      boolean again = true;
      try {
        Response response = api.fetch(url, withToken);
        if (response.isSuccessful()) {
          return new Capped(response.body().byteStream(), most);
        }
        response.close();
        int status = response.code();
        boolean asks = (status == 401 || status == 403) && !withToken && api.isOwn(url);
        withToken |= asks;
        again = asks || status >= 500 || status == 429;
        failure =
            status == 404 || status == 410
                ? new Gone()
                : new IOException("Replicate does not hand out the file (" + status + ").");
      } catch (IOException lost) {
        failure = lost;
      }
      if (!again || attempt == MOST_ATTEMPTS || Thread.currentThread().isInterrupted()) {
        throw failure;
      }
      pause(FIRST_WAIT_MILLIS << attempt);
    }
  }

  private static void pause(long millis) throws InterruptedIOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static final class Capped extends FilterInputStream {
    private long left;

    Capped(InputStream in, long most) {
      super(in);
      left = most;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      count(n);
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = super.skip(n);
      count(skipped);
      return skipped;
    }

    private void count(long n) throws IOException {
      left -= Math.max(0, n);
      if (left < 0) {
        throw new IOException("The file is larger than the operator of this platform allows.");
      }
    }
  }
}
