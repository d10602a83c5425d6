package art.painter.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.osgi.framework.Bundle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The service properties that the components of a bundle declare, read before it starts. */
final class Declared {
  private static final String HEADER = "Service-Component";

  private Declared() {}

  /** The properties of each component; what cannot be read is left to Declarative Services. */
  static List<Map<String, Object>> components(Bundle bundle) {
    String header = bundle.getHeaders("").get(HEADER);
    List<Map<String, Object>> components = new ArrayList<>();
    for (String path : header == null ? new String[0] : header.split(",")) {
      for (URL document : documents(bundle, path.split(";")[0].strip())) {
        try (InputStream in = document.openStream()) {
          components.add(properties(parse(in)));
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
          components.add(Map.of());
        }
      }
    }
    return components;
  }

  private static List<URL> documents(Bundle bundle, String path) {
    int slash = path.lastIndexOf('/');
    Enumeration<URL> found =
        bundle.findEntries(
            slash < 0 ? "/" : path.substring(0, slash), path.substring(slash + 1), false);
    return found == null ? List.of() : Collections.list(found);
  }

  private static Document parse(InputStream in)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(in);
  }

  private static Map<String, Object> properties(Document component) {
    Map<String, Object> properties = new HashMap<>();
    NodeList elements = component.getElementsByTagName("property");
    for (int i = 0; i < elements.getLength(); i++) {
      Element property = (Element) elements.item(i);
      Object value =
          property.hasAttribute("value")
              ? property.getAttribute("value")
              : property.getTextContent().strip().split("\\s*\n\\s*");
      properties.put(property.getAttribute("name"), value);
    }
    return properties;
  }
}
