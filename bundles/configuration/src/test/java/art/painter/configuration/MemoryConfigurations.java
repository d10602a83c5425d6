package art.painter.configuration;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Constants;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Keeps configurations, and tells what was done to them. */
final class MemoryConfigurations implements ConfigurationAdmin {
  final List<String> done = new ArrayList<>();
  private final Map<String, Kept> kept = new TreeMap<>();

  Dictionary<String, Object> properties(String pid) {
    return kept.get(pid).properties;
  }

  Set<String> pids() {
    return kept.keySet();
  }

  @Override
  public Configuration getConfiguration(String pid, String location) {
    return kept.computeIfAbsent(pid, Kept::new);
  }

  @Override
  public Configuration getFactoryConfiguration(String factoryPid, String name, String location) {
    return getConfiguration(factoryPid + "~" + name, location);
  }

  @Override
  public Configuration[] listConfigurations(String filter) {
    return kept.values().stream()
        .filter(configuration -> configuration.properties != null)
        .toArray(Configuration[]::new);
  }

  @Override
  public Configuration createFactoryConfiguration(String factoryPid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Configuration createFactoryConfiguration(String factoryPid, String location) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Configuration getConfiguration(String pid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Configuration getFactoryConfiguration(String factoryPid, String name) {
    throw new UnsupportedOperationException();
  }

  private final class Kept implements Configuration {
    private final String pid;
    private Dictionary<String, Object> properties;

    Kept(String pid) {
      this.pid = pid;
    }

    @Override
    public String getPid() {
      return pid;
    }

    @Override
    public Dictionary<String, Object> getProperties() {
      return properties;
    }

    @Override
    public boolean updateIfDifferent(Dictionary<String, ?> given) {
      Dictionary<String, Object> next = new Hashtable<>();
      given.keys().asIterator().forEachRemaining(key -> next.put(key, given.get(key)));
      next.put(Constants.SERVICE_PID, pid);
      boolean differs = !next.equals(properties);
      properties = next;
      if (differs) {
        done.add("update " + pid);
      }
      return differs;
    }

    @Override
    public void delete() {
      kept.remove(pid);
      done.add("delete " + pid);
    }

    @Override
    public void update(Dictionary<String, ?> given) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void update() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Dictionary<String, Object> getProcessedProperties(
        org.osgi.framework.ServiceReference<?> reference) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getFactoryPid() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setBundleLocation(String location) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getBundleLocation() {
      throw new UnsupportedOperationException();
    }

    @Override
    public long getChangeCount() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void addAttributes(ConfigurationAttribute... attributes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<ConfigurationAttribute> getAttributes() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void removeAttributes(ConfigurationAttribute... attributes) {
      throw new UnsupportedOperationException();
    }
  }
}
