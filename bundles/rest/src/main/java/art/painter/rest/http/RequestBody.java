package art.painter.rest.http;

import art.painter.api.PlatformException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import javax.ws.rs.core.NoContentException;
import javax.ws.rs.ext.ReaderInterceptor;
import javax.ws.rs.ext.ReaderInterceptorContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Holds each request's body to its limits, and tells what is wrong with one that is not JSON. */
@Component(service = ReaderInterceptor.class, configurationPid = "art.painter.rest")
@JaxrsExtension
@JaxrsApplicationSelect(RestApplication.SELECT)
@Designate(ocd = RequestBody.Config.class)
public final class RequestBody implements ReaderInterceptor {
  /** The code of a request without its body. */
  static final String MISSING = "request.body-missing";

  /** The code of a body that breaks off, where no other is said. */
  static final String INCOMPLETE = "request.incomplete";

  /** What an operator can set. */
  @ObjectClassDefinition(
      name = "pAInter REST",
      description = "How large request bodies may be and how fast they have to come.")
  @interface Config {
    @AttributeDefinition(
        name = "JSON limit",
        description =
            "The largest JSON body, in bytes. Uploads of works are limited by the platform itself.",
        min = "1")
    int json_limit_bytes() default 262_144;

    @AttributeDefinition(
        name = "Grace",
        description = "How long a request body may take before its rate matters, in seconds.",
        min = "0")
    int body_grace_seconds() default 10;

    @AttributeDefinition(
        name = "Minimum rate",
        description = "The average rate a request body needs after the grace, in bytes a second.",
        min = "0")
    int body_minimum_bytes_per_second() default 16_384;

    @AttributeDefinition(
        name = "Deadline",
        description = "How long a request body may take in all, in seconds.",
        min = "1")
    int body_deadline_seconds() default 900;
  }

  private final int jsonLimit;
  private final Pace pace;

  @Activate
  public RequestBody(Config config) {
    jsonLimit = config.json_limit_bytes();
    pace =
        new Pace(
            Duration.ofSeconds(config.body_grace_seconds()),
            config.body_minimum_bytes_per_second(),
            Duration.ofSeconds(config.body_deadline_seconds()));
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    boolean isUpload = context.getType() == InputStream.class;
    context.setInputStream(
        new RequestStream(
            context.getInputStream(),
            isUpload ? Long.MAX_VALUE : jsonLimit,
            pace,
            System::nanoTime,
            incomplete(context)));
    Object body = read(context);
    if (body == null) {
      throw PlatformException.invalid(MISSING, "This request needs a JSON object as its body.");
    }
    return body;
  }

  private static String incomplete(ReaderInterceptorContext context) {
    return Arrays.stream(context.getAnnotations())
        .filter(Incomplete.class::isInstance)
        .map(code -> ((Incomplete) code).value())
        .findFirst()
        .orElse(INCOMPLETE);
  }

  private static Object read(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (NoContentException empty) {
      return null;
    } catch (JsonProcessingException failure) {
      throw JsonFailure.of(failure);
    } catch (CharConversionException failure) {
      throw PlatformException.invalid(JsonFailure.INVALID, "Send the JSON body in UTF-8.");
    }
  }
}
