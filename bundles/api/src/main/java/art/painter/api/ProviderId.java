package art.painter.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The stable id under which a plug-in is chosen, as service property {@value #PROPERTY}: lower-case
 * letters, digits, dots and dashes, such as {@code local} or {@code dataset.count}. A plug-in
 * without one is never used.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ProviderId {
  /** The name of the service property. */
  String PROPERTY = "provider.id";

  /** {@return the id} */
  String value();
}
