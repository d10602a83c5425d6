package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import art.painter.api.ProviderId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the component descriptor beside a plug-in's class says of it. */
final class Components {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  private static final Pattern DEACTIVATE = Pattern.compile(" deactivate=\"([^\"]+)\"");

  private Components() {}

  /** The id under which the platform finds the plug-in; without one it is never used. */
  static String assertHasProviderId(Object plugIn) {
    String id =
        property(plugIn, ProviderId.PROPERTY)
            .orElseGet(() -> fail("annotate " + plugIn.getClass() + " with @ProviderId"));
    assertTrue(ID.matcher(id).matches(), () -> "lower-case letters, digits, dots, dashes: " + id);
    return id;
  }

  /** A service property that the component has without any configuration. */
  static Optional<String> property(Object plugIn, String name) {
    Matcher property =
        Pattern.compile("<property name=\"" + Pattern.quote(name) + "\"[^>]* value=\"([^\"]*)\"")
            .matcher(descriptor(plugIn));
    return property.find() ? Optional.of(property.group(1)) : Optional.empty();
  }

  /** Whether the component has a configuration of its own. */
  static boolean isConfigured(Object plugIn) {
    return descriptor(plugIn).contains(" configuration-pid=\"");
  }

  /** Calls what the component's descriptor names as its end; a test double may be closed. */
  static void deactivate(Object plugIn) {
    try {
      if (hasDescriptor(plugIn)) {
        Matcher end = DEACTIVATE.matcher(descriptor(plugIn));
        if (end.find()) {
          Method method = plugIn.getClass().getDeclaredMethod(end.group(1));
          method.setAccessible(true);
          method.invoke(plugIn);
        }
      } else if (plugIn instanceof AutoCloseable open) {
        open.close();
      }
    } catch (Exception failed) {
      fail("ends in good order", failed);
    }
  }

  private static boolean hasDescriptor(Object plugIn) {
    return plugIn.getClass().getResource(path(plugIn)) != null;
  }

  private static String path(Object plugIn) {
    return "/OSGI-INF/" + plugIn.getClass().getName() + ".xml";
  }

  private static String descriptor(Object plugIn) {
    String name = path(plugIn);
    try (InputStream in = plugIn.getClass().getResourceAsStream(name)) {
      if (in == null) {
        return fail("there is no " + name + ": annotate the class with @Component");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
