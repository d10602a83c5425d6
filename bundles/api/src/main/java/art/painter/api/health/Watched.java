package art.painter.api.health;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of the node that knows best itself what an operator should look at, such as configuration
 * that is not applied. One that is registered as a service is asked with all checks, and what it
 * says is a warning: the node serves.
 */
@ConsumerType
public interface Watched {
  /** {@return its name in a word, such as {@code configuration}} */
  String name();

  /**
   * {@return what is wrong now, each as one plain sentence without secrets; empty when all is well.
   * It has to be quick}
   */
  List<String> warnings();
}
