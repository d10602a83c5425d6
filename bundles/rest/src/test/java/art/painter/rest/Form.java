package art.painter.rest;

/** Forms as clients send them, and as no client should. */
final class Form {
  static final String BOUNDARY = "----frontier";
  static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private Form() {}

  static String part(String name, String content) {
    return raw("Content-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"", content);
  }

  static String raw(String headers, String content) {
    return "--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n" + content + "\r\n";
  }

  static String end() {
    return "--" + BOUNDARY + "--\r\n";
  }

  static String whole() {
    return part("image", "pixels") + part("receipt", RecordFakes.Receiving.DOCUMENT) + end();
  }
}
