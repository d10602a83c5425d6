package art.painter.health;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** What a check is registered with, outside a framework. */
record FakeReference(Map<String, Object> properties) implements ServiceReference<Object> {
  @Override
  public Object getProperty(String key) {
    return properties.get(key);
  }

  @Override
  public String[] getPropertyKeys() {
    return properties.keySet().toArray(String[]::new);
  }

  @Override
  public Dictionary<String, Object> getProperties() {
    return new Hashtable<>(properties);
  }

  @Override
  public Bundle getBundle() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Bundle[] getUsingBundles() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isAssignableTo(Bundle bundle, String className) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Object other) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <A> A adapt(Class<A> type) {
    throw new UnsupportedOperationException();
  }
}
