package art.painter.core.plugin;

import art.painter.api.ProviderId;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.ComponentServiceObjects;

/** A service reference outside a framework: id, bundle version, ranking. */
public record FakeReference<T>(String id, Version version, int ranking, Map<String, Object> more)
    implements ServiceReference<T> {
  public static <T> FakeReference<T> of(String id, String version, int ranking) {
    return new FakeReference<>(id, Version.parseVersion(version), ranking, Map.of());
  }

  /** What a component is given that takes this service. */
  public ComponentServiceObjects<T> giving(T service) {
    return giving(service, new AtomicInteger());
  }

  /** As above, counting how often it is asked for. */
  public ComponentServiceObjects<T> giving(T service, AtomicInteger asked) {
    return new ComponentServiceObjects<>() {
      @Override
      public T getService() {
        asked.incrementAndGet();
        return service;
      }

      @Override
      public void ungetService(T given) {}

      @Override
      public ServiceReference<T> getServiceReference() {
        return FakeReference.this;
      }
    };
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
                  case "getBundleId" -> version.hashCode() & 0xffffL;
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
