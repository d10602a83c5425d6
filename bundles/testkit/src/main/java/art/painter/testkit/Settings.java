package art.painter.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a plug-in with a configuration, as a node does from a file: what is not set has its
 * default, texts become numbers, a value that cannot is refused by its key when it is asked for,
 * and a key that the plug-in does not have reaches nobody.
 *
 * @param <P> the plug-in
 */
public final class Settings<P> {
  private final List<Method> methods;
  private final Function<Map<String, ?>, P> maker;

  private Settings(List<Method> methods, Function<Map<String, ?>, P> maker) {
    this.methods = methods;
    this.maker = maker;
  }

  /**
   * {@return the settings of a component}
   *
   * @param config the component's {@code @interface Config}
   * @param plugIn makes it, such as {@code CountRule::new}
   * @param <C> the configuration
   * @param <P> the plug-in
   */
  public static <C, P> Settings<P> of(Class<C> config, Function<? super C, ? extends P> plugIn) {
    return new Settings<>(
        Arrays.stream(config.getDeclaredMethods()).filter(method -> !method.isSynthetic()).toList(),
        values -> plugIn.apply(configuration(config, values)));
  }

  /**
   * {@return a new plug-in with a configuration}
   *
   * @param values what is set, by key, such as {@code image.size}
   */
  public P with(Map<String, ?> values) {
    return maker.apply(values);
  }

  /** {@return all keys, with the class of their value} */
  Map<String, Class<?>> keys() {
    return methods.stream().collect(Collectors.toMap(Settings::key, Method::getReturnType));
  }

  private static <C> C configuration(Class<C> type, Map<String, ?> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "annotationType" -> type;
                  case "toString" -> values.toString();
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> value(method, values);
                }));
  }

  private static Object value(Method method, Map<String, ?> values) {
    Object value = values.get(key(method));
    if (value == null) {
      return method.getDefaultValue() == null
          ? convert("", method.getReturnType())
          : method.getDefaultValue();
    }
    try {
      return convert(value, method.getReturnType());
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          key(method) + " cannot be \"" + value + "\", which is no " + method.getReturnType(),
          wrong);
    }
  }

  /** The names of Declarative Services: {@code image_size} is {@code image.size}. */
  private static String key(Method method) {
    return method
        .getName()
        .replace("$_$", "-")
        .replace("__", "\0")
        .replace('_', '.')
        .replace('\0', '_');
  }

  private static Object convert(Object value, Class<?> type) {
    if (type.isArray()) {
      Collection<?> items =
          value instanceof Collection<?> many
              ? many
              : List.of(value.toString().isEmpty() ? new String[0] : value.toString().split(","));
      Object array = Array.newInstance(type.getComponentType(), items.size());
      int at = 0;
      for (Object item : items) {
        Array.set(array, at++, convert(item, type.getComponentType()));
      }
      return array;
    }
    String text = value.toString().strip();
    if (type == String.class) {
      return value.toString();
    } else if (type == boolean.class) {
      return Boolean.parseBoolean(text);
    } else if (text.isEmpty() && type.isPrimitive()) {
      return Array.get(Array.newInstance(type, 1), 0);
    } else if (type == int.class) {
      return Integer.parseInt(text);
    } else if (type == long.class) {
      return Long.parseLong(text);
    } else if (type == double.class) {
      return Double.parseDouble(text);
    }
    throw new UnsupportedOperationException("a configuration with " + type);
  }
}
