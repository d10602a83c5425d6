package art.painter.core.plugin;

import art.painter.api.ProviderId;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** A service reference outside a framework: id, bundle version, ranking. */
public record FakeReference<T>(String id, Version version, int ranking, Map<String, Object> more)
    implements ServiceReference<T> {
  public static <T> FakeReference<T> of(String id, String version, int ranking) {
    return new FakeReference<>(id, Version.parseVersion(version), ranking, Map.of());
  }

  @Override
  public Object getProperty(String key) {
    return key.equals(ProviderId.PROPERTY) ? id : more.get(key);
  }

  @Override
  public String[] getPropertyKeys() {
    return new String[] {ProviderId.PROPERTY};
  }

  @Override
  public Bundle getBundle() {
    return (Bundle)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getVersion" -> version;
                  case "getSymbolicName" -> "bundle.of." + id;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Override
  public Bundle[] getUsingBundles() {
    return new Bundle[0];
  }

  @Override
  public boolean isAssignableTo(Bundle bundle, String className) {
    return true;
  }

  @Override
  public int compareTo(Object other) {
    return Integer.compare(ranking, ((FakeReference<?>) other).ranking);
  }

  @Override
  public Dictionary<String, Object> getProperties() {
    return new Hashtable<>(more);
  }

  @Override
  public <A> A adapt(Class<A> type) {
    return null;
  }
}
