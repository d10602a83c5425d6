package art.painter.rest.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ReadListener;
import javax.servlet.ServletException;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/**
 * Ends a request's body as soon as its answer is decided. The JAX-RS engine would otherwise read
 * whatever a client still sends to its end before it answers, however long and slow, and write it
 * to the disk: a refused upload has to cost little. A short rest is taken and thrown away, since a
 * connection that is closed on a client in the middle of sending loses the answer too.
 */
@Component(
    service = {Filter.class, ContainerResponseFilter.class},
    property = {
      "osgi.http.whiteboard.filter.pattern=/*",
      "osgi.http.whiteboard.filter.asyncSupported:Boolean=true",
      "osgi.http.whiteboard.context.select=(|(osgi.http.whiteboard.context.path=/)"
          + "(osgi.http.whiteboard.context.path="
          + RestApplication.BASE
          + "))"
    })
@JaxrsExtension
@JaxrsApplicationSelect(RootApplication.SELECT_BOTH)
public final class UnreadBody implements Filter, ContainerResponseFilter {
  private static final String BODY = "art.painter.rest.body";
  private static final long MOST_REST_BYTES = 16L * 1024 * 1024;
  private static final long MOST_REST_NANOS = TimeUnit.SECONDS.toNanos(5);

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Endable endable = new Endable((HttpServletRequest) request);
    request.setAttribute(BODY, endable);
    chain.doFilter(endable, response);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(BODY) instanceof Endable endable) {
      boolean tooSlow = response.getStatus() == Response.Status.REQUEST_TIMEOUT.getStatusCode();
      if (response.getStatus() >= 400 && !tooSlow) {
        endable.takeRest();
      }
      endable.isEnded = true;
    }
  }

  private static final class Endable extends HttpServletRequestWrapper {
    private volatile boolean isEnded;

    Endable(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Body(super.getInputStream());
    }

    /** Not where the client waits to be asked for the body, or announces too long a one. */
    void takeRest() {
      if (getHeader("Expect") != null || getContentLengthLong() > MOST_REST_BYTES) {
        return;
      }
      long end = System.nanoTime() + MOST_REST_NANOS;
      byte[] buffer = new byte[1 << 14];
      try {
        ServletInputStream in = super.getInputStream();
        long taken = 0;
        int count = 0;
        while (count >= 0 && taken < MOST_REST_BYTES && System.nanoTime() < end) {
          count = in.read(buffer);
          taken += count;
        }
      } catch (IOException | IllegalStateException thereIsNoRest) {
        // The answer goes out all the same.
      }
    }

    private final class Body extends ServletInputStream {
      private final ServletInputStream in;

      Body(ServletInputStream in) {
        this.in = in;
      }

      @Override
      public int read() throws IOException {
        return isEnded ? -1 : in.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return isEnded ? -1 : in.read(buffer, offset, length);
      }

      @Override
      public int available() throws IOException {
        return isEnded ? 0 : in.available();
      }

      @Override
      public boolean isFinished() {
        return isEnded || in.isFinished();
      }

      @Override
      public boolean isReady() {
        return isEnded || in.isReady();
      }

      @Override
      public void setReadListener(ReadListener listener) {
        in.setReadListener(listener);
      }
    }
  }
}
