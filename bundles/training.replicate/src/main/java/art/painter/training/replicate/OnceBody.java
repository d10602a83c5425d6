package art.painter.training.replicate;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A body that is sent once at most, and knows whether that has begun. */
final class OnceBody extends RequestBody {
  private final RequestBody body;
  private volatile boolean begun;

  OnceBody(RequestBody body) {
    this.body = body;
  }

  /** For the next attempt, after one that was certainly not taken. */
  void renew() {
    begun = false;
  }

  /** {@return whether any of it may have reached the other side} */
  boolean begun() {
    return begun;
  }

  @Override
  public MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return body.contentLength();
  }

  /** Else the client sends it again on its own after 503 with {@code Retry-After: 0}. */
  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    begun = true;
    body.writeTo(sink);
  }
}
