package art.painter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.receipt.Verification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.util.converter.Converters;

/** Who is kept waiting by whom, of clients at several addresses. */
class VerifyShareTest {
  private static final int PER_ADDRESS = 3;

  private final VerifyResource resource =
      new VerifyResource(
          new RecordFakes.FakeReceipts(),
          Converters.standardConverter()
              .convert(Map.of("at.once", 1, "per.address", PER_ADDRESS))
              .to(VerifyResource.Config.class));
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final List<Slow> slow = new ArrayList<>();

  @AfterEach
  void stop() {
    slow.forEach(Slow::goOn);
    clients.shutdownNow();
  }

  @Test
  void slow_forms_of_one_address_keep_nobody_else_out() throws Exception {
    List<Future<Verification.Verdict>> answers = new ArrayList<>();
    for (int i = 0; i < PER_ADDRESS; i++) {
      answers.add(begin("192.0.2.1"));
    }
    PlatformException refused =
        assertThrows(PlatformException.class, () -> verify("192.0.2.1", whole()));
    assertEquals(VerifyResource.TOO_MANY, refused.code());
    assertTrue(refused.getMessage().contains("Your address"), refused.getMessage());
    assertEquals(Verification.Verdict.VALID, verify("192.0.2.2", whole()));

    // One after the other, since only one is verified at once.
    for (int i = 0; i < PER_ADDRESS; i++) {
      slow.get(i).goOn();
      assertEquals(Verification.Verdict.VALID, answers.get(i).get());
    }
    assertEquals(Verification.Verdict.VALID, verify("192.0.2.1", whole()));
  }

  @Test
  void a_form_that_is_refused_leaves_its_place() {
    for (int i = 0; i < PER_ADDRESS + 1; i++) {
      PlatformException refused =
          assertThrows(
              PlatformException.class, () -> verify("192.0.2.1", InputStream.nullInputStream()));
      assertEquals(VerifyResource.INVALID, refused.code());
    }
  }

  /** Sends a form of which the end does not come yet; its beginning is read when this returns. */
  private Future<Verification.Verdict> begin(String address) throws InterruptedException {
    Slow body = new Slow();
    slow.add(body);
    Future<Verification.Verdict> answer = clients.submit(() -> verify(address, body));
    body.begun.await();
    return answer;
  }

  private Verification.Verdict verify(String address, InputStream body) {
    return resource.verify(request(address), body).verdict();
  }

  private static InputStream whole() {
    return new ByteArrayInputStream(Form.whole().getBytes(StandardCharsets.UTF_8));
  }

  private static HttpServletRequest request(String address) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            VerifyShareTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> address;
                  case "getContentType" -> Form.TYPE;
                  case "getContentLengthLong" -> -1L;
                  default -> throw new AssertionError("no one asks for " + method);
                });
  }

  /** A form that does not begin to come before it may. */
  private static final class Slow extends InputStream {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);
    private final InputStream form = whole();

    void goOn() {
      allowed.countDown();
    }

    @Override
    public int read() throws IOException {
      await();
      return form.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      await();
      return form.read(bytes, offset, length);
    }

    private void await() throws IOException {
      begun.countDown();
      try {
        allowed.await();
      } catch (InterruptedException over) {
        throw new IOException(over);
      }
    }
  }
}
