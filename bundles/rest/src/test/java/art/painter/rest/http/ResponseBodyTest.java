package art.painter.rest.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.ws.rs.ext.WriterInterceptorContext;
import org.junit.jupiter.api.Test;

class ResponseBodyTest {
  private interface Entity {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Does what the engine does: hands the stream out and lets the entity write to it. */
  private static void write(OutputStream client, Entity entity) throws IOException {
    AtomicReference<OutputStream> stream = new AtomicReference<>(client);
    WriterInterceptorContext context =
        (WriterInterceptorContext)
            Proxy.newProxyInstance(
                ResponseBodyTest.class.getClassLoader(),
                new Class<?>[] {WriterInterceptorContext.class},
                (proxy, method, arguments) -> {
                  switch (method.getName()) {
                    case "getOutputStream" -> {
                      return stream.get();
                    }
                    case "setOutputStream" -> stream.set((OutputStream) arguments[0]);
                    case "proceed" -> entity.writeTo(stream.get());
                    default -> throw new AssertionError(method);
                  }
                  return null;
                });
    new ResponseBody().aroundWriteTo(context);
  }

  @Test
  void whatFailsBeforeItsFirstByteCanStillBecomeAProblem() {
    assertThrows(
        IOException.class,
        () ->
            write(
                OutputStream.nullOutputStream(),
                out -> {
                  throw new IOException("disk");
                }));
  }

  @Test
  void whatFailsLaterEndsWhereItIs() throws IOException {
    ByteArrayOutputStream client = new ByteArrayOutputStream();
    write(
        client,
        out -> {
          out.write("123".getBytes(StandardCharsets.US_ASCII));
          throw new IOException("disk");
        });
    assertEquals("123", client.toString(StandardCharsets.US_ASCII));
  }

  @Test
  void aClientThatWentAwayIsNotWrittenToAgain() {
    AtomicInteger attempts = new AtomicInteger();
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            attempts.incrementAndGet();
            throw new IOException("Broken pipe");
          }
        };
    assertDoesNotThrow(
        () ->
            write(
                gone,
                out -> {
                  out.write(1);
                  out.write(2);
                  out.close();
                }));
    assertEquals(1, attempts.get());
  }
}
