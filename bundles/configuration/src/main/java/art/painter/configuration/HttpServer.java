package art.painter.configuration;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of the HTTP server that matter here: its own bundle does not say what is allowed. */
@ObjectClassDefinition(
    name = "HTTP server",
    description = "Where the node listens.",
    pid = "org.apache.felix.http")
@interface HttpServer {
  /** {@return whether it listens} */
  @AttributeDefinition(
      description =
          "Whether to listen. Nothing listens before this file is read, so that nothing listens where it should not; keep it true.")
  boolean org_apache_felix_http_enable();

  /** {@return where} */
  @AttributeDefinition(
      description =
          "The address to listen at. 127.0.0.1 is this machine only; 0.0.0.0 is every network it is on. --host and PAINTER_HOST win.")
  String org_apache_felix_http_host() default "127.0.0.1";

  /** {@return the port} */
  @AttributeDefinition(
      description = "The port to listen at; 0 takes a free one. --port and PAINTER_PORT win.",
      min = "0",
      max = "65535")
  int org_osgi_service_http_port() default 8080;

  /** {@return whether it says what it is} */
  @AttributeDefinition(
      description = "Whether the server tells its name and version to everybody who asks.")
  boolean org_apache_felix_http_jetty_sendServerHeader() default false;

  /** {@return the room for headers} */
  @AttributeDefinition(description = "The most bytes of a request's headers.", min = "1024")
  int org_eclipse_jetty_http_headerBufferSize() default 16384;

  /** {@return the patience} */
  @AttributeDefinition(
      description = "How long in milliseconds a connection may be idle.",
      min = "1000")
  int org_apache_felix_http_timeout() default 60000;
}
