package art.painter.configuration.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What bundles declare about their configuration, read from their metatype documents: OSGi's own
 * service does not tell how small or great a number may be.
 */
public final class Declarations {
  /** The folder of metatype documents in a bundle. */
  public static final String FOLDER = "OSGI-INF/metatype/";

  private final Map<String, Declaration> byPid = new TreeMap<>();

  /**
   * {@return whether a file of a bundle is one to read here} Other people's descriptions are often
   * incomplete; only ours are held to.
   *
   * @param entry the path in the bundle
   */
  public static boolean isDocument(String entry) {
    return entry.matches(FOLDER + "art\\.painter\\..*\\.xml");
  }

  /** {@return all, sorted by PID} */
  public List<Declaration> all() {
    return List.copyOf(byPid.values());
  }

  /**
   * {@return what is declared about a file}
   *
   * @param name the file's name without its ending
   */
  public Optional<Declaration> of(String name) {
    return Optional.ofNullable(byPid.get(pid(name)));
  }

  /**
   * {@return the PID that a file is for} What comes after the first dash tells apart several files.
   *
   * @param name the file's name without its ending
   */
  public static String pid(String name) {
    int dash = name.indexOf('-');
    return dash > 0 ? name.substring(0, dash) : name;
  }

  /**
   * Adds what a document declares; where two declare the same key, the later one counts.
   *
   * @param document the document
   * @throws IOException if it cannot be read
   */
  public void read(InputStream document) throws IOException {
    try {
      read(
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(document)
              .getDocumentElement());
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void read(Element metadata) {
    Map<String, Element> classes =
        elements(metadata, "OCD").stream()
            .collect(Collectors.toMap(ocd -> ocd.getAttribute("id"), Function.identity()));
    for (Element designate : elements(metadata, "Designate")) {
      boolean factory = designate.hasAttribute("factoryPid");
      String pid = designate.getAttribute(factory ? "factoryPid" : "pid");
      for (Element object : elements(designate, "Object")) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        of(pid).ifPresent(known -> attributes.putAll(known.attributes()));
        for (Element attribute : elements(classes.get(object.getAttribute("ocdref")), "AD")) {
          attributes.put(attribute.getAttribute("id"), attribute(attribute));
        }
        byPid.put(pid, new Declaration(pid, factory, attributes));
      }
    }
  }

  private static Attribute attribute(Element element) {
    return new Attribute(
        element.getAttribute("id"),
        element.getAttribute("type"),
        // A default may be a list, in which blanks and commas are escaped.
        text(element, "default").map(text -> text.replaceAll("\\\\(.)", "$1")),
        !element.getAttribute("required").equals("false"),
        text(element, "min").filter(text -> !text.isEmpty()),
        text(element, "max").filter(text -> !text.isEmpty()),
        elements(element, "Option").stream().map(option -> option.getAttribute("value")).toList(),
        element.getAttribute("description"));
  }

  private static Optional<String> text(Element element, String name) {
    return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
