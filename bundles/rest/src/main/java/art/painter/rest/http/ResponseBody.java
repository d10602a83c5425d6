package art.painter.rest.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.ws.rs.ext.WriterInterceptor;
import javax.ws.rs.ext.WriterInterceptorContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an answer that cannot be finished end where it is: quietly when the client went away, logged
 * when the node failed. The JAX-RS engine would write a second document behind the first half; so
 * the client gets less than the announced length, which it cannot take for whole.
 */
@Component(service = WriterInterceptor.class)
@JaxrsExtension
@JaxrsApplicationSelect(RootApplication.SELECT_BOTH)
public final class ResponseBody implements WriterInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(ResponseBody.class);

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    Body body = new Body(context.getOutputStream());
    context.setOutputStream(body);
    try {
      context.proceed();
    } catch (IOException | RuntimeException failure) {
      if (!body.isBegun) {
        throw failure;
      }
      LOG.error("An answer broke off", failure);
    }
  }

  private static final class Body extends FilterOutputStream {
    private boolean isBegun;
    private boolean isGone;

    Body(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) {
      isBegun = true;
      attempt(() -> out.write(one));
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      isBegun = true;
      attempt(() -> out.write(buffer, offset, length));
    }

    @Override
    public void flush() {
      attempt(out::flush);
    }

    @Override
    public void close() {
      attempt(out::close);
    }

    private void attempt(Writing writing) {
      try {
        if (!isGone) {
          writing.run();
        }
      } catch (IOException clientGone) {
        isGone = true;
        LOG.debug("The client went away", clientGone);
      }
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}
