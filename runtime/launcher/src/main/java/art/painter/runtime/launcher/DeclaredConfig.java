package art.painter.runtime.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the bundles declare (metatype) about their configuration: the keys of each PID, and their
 * types.
 */
final class DeclaredConfig {
  private static final Map<String, Function<String, Object>> TYPES =
      Map.of(
          "Integer", Integer::valueOf,
          "Long", Long::valueOf,
          "Short", Short::valueOf,
          "Byte", Byte::valueOf,
          "Double", Double::valueOf,
          "Float", Float::valueOf,
          "Boolean", DeclaredConfig::bool);

  private final Map<String, Map<String, Element>> attributes = new LinkedHashMap<>();

  private DeclaredConfig() {}

  static DeclaredConfig in(Options options) throws IOException {
    var declared = new DeclaredConfig();
    for (Path folder : new Path[] {options.home().resolve("bundles"), options.deploy()}) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
          for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
            declared.read(jar);
          }
        }
      }
    }
    return declared;
  }

  /** What is wrong with one entry. */
  Optional<String> fault(String pid, String key, String value) {
    Map<String, Element> known = attributes.get(factory(pid));
    if (known == null || key.startsWith("service.") || key.endsWith(".target")) {
      return Optional.empty();
    }
    Element attribute = known.get(key);
    if (attribute == null) {
      return Optional.of(
          "unknown key " + key + "; there are " + String.join(", ", new TreeSet<>(known.keySet())));
    }
    String type = attribute.getAttribute("type");
    try {
      Object parsed = TYPES.getOrDefault(type, v -> v).apply(value.strip());
      return range(key, attribute, parsed);
    } catch (IllegalArgumentException e) {
      return Optional.of(key + " must be " + article(type) + ", not \"" + value + "\"");
    }
  }

  /** Which key that must be there is not. */
  Optional<String> missing(String pid, Set<String> keys) {
    return attributes.getOrDefault(factory(pid), Map.of()).entrySet().stream()
        .filter(a -> !"false".equals(a.getValue().getAttribute("required")))
        .filter(a -> !a.getValue().hasAttribute("default") && !keys.contains(a.getKey()))
        .findFirst()
        .map(a -> "the key " + a.getKey() + " is missing");
  }

  private static Optional<String> range(String key, Element attribute, Object value) {
    if (!(value instanceof Number number)) {
      return Optional.empty();
    }
    String min = attribute.getAttribute("min");
    String max = attribute.getAttribute("max");
    if (!min.isEmpty() && number.doubleValue() < Double.parseDouble(min)) {
      return Optional.of(key + " must be at least " + min + ", not " + value);
    }
    if (!max.isEmpty() && number.doubleValue() > Double.parseDouble(max)) {
      return Optional.of(key + " must be at most " + max + ", not " + value);
    }
    return Optional.empty();
  }

  private void read(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      for (var entry : file.stream().filter(e -> isMetatype(e.getName())).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          read(
              DocumentBuilderFactory.newDefaultInstance()
                  .newDocumentBuilder()
                  .parse(in)
                  .getDocumentElement());
        } catch (SAXException | ParserConfigurationException e) {
          throw new IOException(jar + ": " + entry.getName() + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private void read(Element metadata) {
    Map<String, Map<String, Element>> classes = new LinkedHashMap<>();
    for (Element definition : elements(metadata, "OCD")) {
      Map<String, Element> found = new LinkedHashMap<>();
      elements(definition, "AD").forEach(a -> found.put(a.getAttribute("id"), a));
      classes.put(definition.getAttribute("id"), found);
    }
    for (Element designate : elements(metadata, "Designate")) {
      String pid =
          designate.hasAttribute("pid")
              ? designate.getAttribute("pid")
              : designate.getAttribute("factoryPid");
      for (Element object : elements(designate, "Object")) {
        attributes
            .computeIfAbsent(pid, p -> new LinkedHashMap<>())
            .putAll(classes.getOrDefault(object.getAttribute("ocdref"), Map.of()));
      }
    }
  }

  private static Iterable<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return () ->
        java.util.stream.IntStream.range(0, nodes.getLength())
            .mapToObj(nodes::item)
            .filter(n -> n.getNodeType() == Node.ELEMENT_NODE)
            .map(Element.class::cast)
            .iterator();
  }

  private String factory(String pid) {
    return attributes.containsKey(pid) ? pid : pid.replaceFirst("[-~].*$", "");
  }

  /** Other people's descriptions are often incomplete; only ours are held to. */
  private static boolean isMetatype(String name) {
    return name.matches("OSGI-INF/metatype/art\\.painter\\..*\\.xml");
  }

  private static Boolean bool(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException();
    }
    return Boolean.valueOf(value);
  }

  private static String article(String type) {
    return switch (type) {
      case "Integer" -> "a whole number";
      case "Long", "Short", "Byte" -> "a whole number";
      case "Boolean" -> "true or false";
      default -> "a number";
    };
  }
}
