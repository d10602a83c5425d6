package art.painter.rest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.PlatformException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestStreamTest {
  private static final Pace PACE = new Pace(Duration.ofSeconds(10), 100, Duration.ofSeconds(60));
  private final AtomicLong clock = new AtomicLong();

  /** Each read brings so many bytes after so long. */
  private final class Client extends InputStream {
    private final int chunk;
    private final Duration wait;

    Client(int chunk, Duration wait) {
      this.chunk = chunk;
      this.wait = wait;
    }

    @Override
    public int read() {
      throw new AssertionError("reads in chunks");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      clock.addAndGet(wait.toNanos());
      return Math.min(chunk, length);
    }
  }

  private RequestStream stream(InputStream in, long limit) {
    return new RequestStream(in, limit, PACE, clock::get, "artwork.incomplete");
  }

  private static String code(RequestStream stream, int reads) {
    byte[] buffer = new byte[1024];
    return assertThrows(
            PlatformException.class,
            () -> {
              for (int i = 0; i < reads; i++) {
                stream.read(buffer, 0, buffer.length);
              }
            })
        .code();
  }

  private static void readsWell(RequestStream stream, int reads) {
    byte[] buffer = new byte[1024];
    for (int i = 0; i < reads; i++) {
      stream.read(buffer, 0, buffer.length);
    }
  }

  @Test
  void aTricklingBodyIsGivenUpAfterTheGrace() {
    RequestStream trickle = stream(new Client(1, Duration.ofSeconds(1)), 1000);
    readsWell(trickle, 10);
    assertEquals("request.too-slow", code(trickle, 1));
  }

  @Test
  void aBodyAtTheRateGoesOnUntilTheDeadline() {
    RequestStream steady = stream(new Client(100, Duration.ofSeconds(1)), 100_000);
    readsWell(steady, 60);
    assertEquals("request.too-slow", code(steady, 1));
  }

  @Test
  void theTimeTheNodeTakesDoesNotCount() {
    RequestStream fast = stream(new Client(100, Duration.ofMillis(1)), 100_000);
    for (int i = 0; i < 100; i++) {
      readsWell(fast, 1);
      clock.addAndGet(Duration.ofMinutes(1).toNanos());
    }
  }

  @Test
  void aBodyMayBeAsLongAsTheLimitAndNoLonger() throws IOException {
    assertEquals(10, stream(new ByteArrayInputStream(new byte[10]), 10).readAllBytes().length);
    assertEquals("request.too-large", code(stream(new ByteArrayInputStream(new byte[11]), 10), 1));
  }

  @Test
  void skippedBytesCountToo() {
    RequestStream stream = stream(new ByteArrayInputStream(new byte[11]), 10);
    assertEquals(
        "request.too-large", assertThrows(PlatformException.class, () -> stream.skip(11)).code());
  }

  @Test
  void readsSingleBytes() {
    RequestStream stream = stream(new ByteArrayInputStream(new byte[] {(byte) 0xFF}), 10);
    assertEquals(0xFF, stream.read());
    assertEquals(-1, stream.read());
  }

  @Test
  void aBrokenConnectionIsAnIncompleteBody() {
    assertEquals("artwork.incomplete", code(failing(new EOFException("early")), 1));
    assertEquals(
        "request.too-slow", code(failing(new IOException(new TimeoutException("idle"))), 1));
  }

  private RequestStream failing(IOException failure) {
    return stream(
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw failure;
          }
        },
        10);
  }
}
