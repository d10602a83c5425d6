package art.painter.runtime.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Where the node is to listen, and whether it answers there. */
record HttpAddress(String host, int port) {
  private static final String PID = "org.apache.felix.http";
  private static final String RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";
  private static final String PROBE = "/v1/openapi.json";

  static HttpAddress of(ConfigFiles config) throws Refusal {
    if (!config.value(PID, "org.apache.felix.http.enable").equals(Optional.of("true"))) {
      throw new Refusal(
          Exit.CONFIG, config.file(PID) + ": org.apache.felix.http.enable must be there and true.");
    }
    String host = config.value(PID, "org.apache.felix.http.host").orElse("127.0.0.1");
    String port = config.value(PID, "org.osgi.service.http.port").orElse("8080");
    try {
      return new HttpAddress(host, Integer.parseInt(port));
    } catch (NumberFormatException e) {
      throw new Refusal(
          Exit.CONFIG,
          config.file(PID) + ": org.osgi.service.http.port is not a port number: " + port + ".");
    }
  }

  /** Finds out early, and says clearly, that somebody else listens there. */
  void claim() throws Refusal {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new Refusal(Exit.USAGE, "Unknown host " + host + ".");
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(
          Exit.PORT_IN_USE,
          "Can't listen at "
              + this
              + " ("
              + e.getMessage()
              + "); stop who listens there, or choose another with --port or --host.");
    }
  }

  /** The address in use, which differs from the configured one when that was port 0. */
  Optional<String> url(BundleContext context) {
    ServiceReference<?> runtime = context.getServiceReference(RUNTIME);
    if (runtime == null || !(runtime.getProperty("osgi.http.endpoint") instanceof String[] urls)) {
      return Optional.empty();
    }
    String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return Stream.of(urls)
        .map(URI::create)
        .filter(url -> url.getPort() > 0)
        .findFirst()
        .map(url -> "http://" + reachable + ":" + url.getPort());
  }

  /** Whether the REST application is there: until then its paths are unknown. */
  boolean answers(BundleContext context) {
    return url(context).map(HttpAddress::status).filter(s -> s < 500 && s != 404).isPresent();
  }

  private static int status(String url) {
    try {
      var connection = (HttpURLConnection) URI.create(url + PROBE).toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode();
    } catch (IOException e) {
      return 503;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
