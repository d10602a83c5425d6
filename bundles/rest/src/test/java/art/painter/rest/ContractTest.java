package art.painter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.rest.http.RestApplication;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the annotations of all resource classes against the contract. */
class ContractTest {
  private static final Contract CONTRACT =
      new Contract(OpenApiResource.class.getResourceAsStream("openapi.json"));

  record Route(String name, Method method) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Route> routes() throws IOException, URISyntaxException {
    java.nio.file.Path classes =
        java.nio.file.Path.of(
            OpenApiResource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
          .map(ContractTest::load)
          .filter(type -> type.isAnnotationPresent(Path.class))
          .flatMap(type -> Arrays.stream(type.getMethods()))
          .flatMap(ContractTest::route)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ContractTest.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
  }

  private static Stream<Route> route(Method method) {
    String sub = Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value).orElse("");
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(http -> http != null)
        .map(
            http ->
                new Route(
                    http.value()
                        + " "
                        + (method.getDeclaringClass().getAnnotation(Path.class).value() + sub)
                            .replaceAll("\\{(\\w+):[^}]*}", "{$1}"),
                    method));
  }

  private static Contract.Operation operation(String name) {
    return CONTRACT.operations().stream()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in the contract"));
  }

  @Test
  void theRoutesAreTheContracts() throws Exception {
    Set<String> declared = new TreeSet<>();
    CONTRACT.operations().forEach(operation -> declared.add(operation.name()));
    Set<String> there = new TreeSet<>();
    routes().forEach(route -> there.add(route.name()));
    assertEquals(declared, there);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void theParametersAreTheContracts(Route route) {
    Contract.Operation operation = operation(route.name());
    assertEquals(
        declared(operation, "query"), annotated(route, QueryParam.class, QueryParam::value));
    assertEquals(declared(operation, "path"), templates(route.name()));
    assertTrue(
        templates(route.name()).containsAll(annotated(route, PathParam.class, PathParam::value)));
    Set<String> headers = new TreeSet<>(declared(operation, "header"));
    headers.remove("If-None-Match"); // JAX-RS evaluates it from the Request.
    assertEquals(headers, annotated(route, HeaderParam.class, HeaderParam::value));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void theBodiesAreTheContracts(Route route) {
    JsonNode schema =
        operation(route.name()).node().at("/requestBody/content/application~1json/schema");
    Optional<Class<?>> body =
        Arrays.stream(route.method().getParameters())
            .filter(parameter -> parameter.getAnnotations().length == 0)
            .<Class<?>>map(Parameter::getType)
            .filter(Class::isRecord)
            .findFirst();
    assertEquals(!schema.isMissingNode(), body.isPresent());
    body.ifPresent(
        type ->
            assertEquals(
                names(schema),
                Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet())));
  }

  private static Set<String> names(JsonNode schema) {
    return CONTRACT.resolve(schema).get("properties").properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyOperationIsDescribed() {
    for (Contract.Operation operation : CONTRACT.operations()) {
      assertFalse(operation.node().path("summary").asText().isBlank(), operation.name());
      assertTrue(operation.node().path("responses").has("500"), operation.name());
      for (JsonNode response : operation.node().get("responses")) {
        assertFalse(CONTRACT.resolve(response).path("description").asText().isBlank());
      }
    }
    assertEquals("/v1", RestApplication.BASE);
  }

  private static Set<String> declared(Contract.Operation operation, String in) {
    return StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
        .map(CONTRACT::resolve)
        .filter(parameter -> parameter.get("in").asText().equals(in))
        .map(parameter -> parameter.get("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static <A extends Annotation> Set<String> annotated(
      Route route, Class<A> type, Function<A, String> name) {
    return Arrays.stream(route.method().getParameters())
        .map(parameter -> parameter.getAnnotation(type))
        .filter(Objects::nonNull)
        .map(name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> templates(String route) {
    return Arrays.stream(route.split("/"))
        .filter(step -> step.startsWith("{"))
        .map(step -> step.substring(1, step.length() - 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
