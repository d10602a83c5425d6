package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.runtime.launcher.Wiring;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The bundles that ship fit together. */
@ExtendWith(InContainer.class)
public class WiringIT {
  @Inject private BundleContext context;

  @Test
  public void every_bundle_is_active() {
    told(new Wiring(context).stoppedBundles(bundle -> true));
  }

  @Test
  public void every_component_has_what_it_needs() {
    told(new Wiring(context).unsatisfiedComponents(bundle -> true));
  }

  @Test
  public void the_door_opens() throws InterruptedException {
    String runtime = "org.osgi.service.servlet.runtime.HttpServiceRuntime";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (context.getServiceReference(runtime) == null
        || endpoints(context.getServiceReference(runtime)).isEmpty()) {
      assertTrue(System.nanoTime() < end, "nobody listens");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static List<String> endpoints(ServiceReference<?> runtime) {
    return runtime.getProperty("osgi.http.endpoint") instanceof String[] urls
        ? List.of(urls)
        : List.of();
  }

  private static void told(List<String> problems) {
    assertTrue(problems.isEmpty(), () -> "\n" + String.join("\n", problems) + "\n");
  }
}
