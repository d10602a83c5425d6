package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may import what, read from the manifests of the jars that ship. */
class LayeringIT {
  private static final String LOGGING = "org\\.slf4j(\\..*)?";
  private static final String JSON = "com\\.fasterxml\\.jackson\\..*";

  /** What each bundle may import besides the JDK, OSGi's framework and our api. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("testkit", List.of("org\\.junit\\.jupiter\\..*", "org\\.opentest4j")),
          Map.entry(
              "configuration",
              List.of(LOGGING, "org\\.osgi\\.service\\.cm", "org\\.apache\\.felix\\.fileinstall")),
          Map.entry(
              "core",
              List.of(
                  LOGGING,
                  JSON,
                  "org\\.bouncycastle\\..*",
                  "com\\.github\\.f4b6a3\\..*",
                  "org\\.osgi\\.service\\.(event|component)")),
          Map.entry(
              "persistence",
              List.of(
                  LOGGING, JSON, "com\\.zaxxer\\.hikari.*", "org\\.h2\\..*", "org\\.postgresql.*")),
          Map.entry(
              "rest",
              List.of(
                  LOGGING,
                  JSON,
                  "javax\\.ws\\.rs(\\..*)?",
                  "javax\\.servlet(\\..*)?",
                  "org\\.osgi\\.service\\.(jaxrs|http|servlet)\\..*",
                  "org\\.apache\\.commons\\.fileupload(\\..*)?")),
          Map.entry(
              "plugins",
              List.of(
                  LOGGING,
                  JSON,
                  "com\\.github\\.f4b6a3\\..*",
                  "okhttp3(\\..*)?",
                  "okio(\\..*)?",
                  "kotlin(\\..*)?",
                  "org\\.apache\\.felix\\.fileinstall",
                  "org\\.osgi\\.service\\.(cm|component)(\\..*)?")),
          Map.entry("health", List.of("org\\.apache\\.felix\\.hc\\.api(\\..*)?")),
          Map.entry("metrics", List.of(LOGGING)),
          Map.entry("shell", List.of("org\\.apache\\.felix\\.service\\.command(\\..*)?")),
          Map.entry("studio", List.of("org\\.osgi\\.service\\.(http|servlet)\\..*")),
          Map.entry(
              "runtime.console", List.of(LOGGING, "org\\.apache\\.felix\\.service\\.command")));

  /** What a provider, rule or format may not import, whatever its own library is. */
  private static final List<String> FORBIDDEN_TO_PLUG_INS =
      List.of(
          "javax\\.ws\\.rs.*",
          "javax\\.servlet.*",
          "org\\.apache\\.felix\\..*",
          "org\\.(jdbi|h2|flywaydb)\\..*",
          "com\\.zaxxer\\..*");

  private static final Pattern PLUG_IN =
      Pattern.compile(
          "(verification|readiness|license|consent|training|storage|artwork|example)\\..+");

  private static final Set<String> JDK =
      ModuleLayer.boot().modules().stream()
          .filter(module -> module.getName().matches("(java|jdk)\\..*"))
          .flatMap(module -> module.getPackages().stream())
          .collect(Collectors.toUnmodifiableSet());

  static List<Path> ours() throws IOException {
    List<Path> ours = new ArrayList<>();
    for (Path jar : Distribution.bundles()) {
      if (jar.getFileName().toString().startsWith("art.painter.")) {
        ours.add(jar);
      }
    }
    Path testkit = Distribution.SOURCE.resolve("bundles/testkit/target");
    try (Stream<Path> built = Files.list(testkit)) {
      built.filter(file -> file.toString().endsWith(".jar")).forEach(ours::add);
    }
    return ours;
  }

  @Test
  void every_bundle_module_ships() throws IOException {
    try (Stream<Path> modules = Files.list(Distribution.SOURCE.resolve("bundles"))) {
      Set<String> expected =
          modules
              .filter(module -> Files.exists(module.resolve("pom.xml")))
              .map(module -> module.getFileName().toString())
              .filter(name -> !name.startsWith("example."))
              .collect(Collectors.toSet());
      Set<String> found =
          ours().stream()
              .map(LayeringIT::name)
              .filter(n -> !n.startsWith("runtime."))
              .collect(Collectors.toSet());
      assertEquals(expected, found);
    }
  }

  @ParameterizedTest
  @MethodSource("ours")
  void imports_only_what_its_layer_may(Path jar) throws IOException {
    String name = name(jar);
    List<String> wrong = new ArrayList<>();
    manifest(jar)
        .getImportPackage()
        .forEach(
            (imported, attributes) -> {
              if (!mayImport(name, imported, attributes)) {
                wrong.add(imported);
              }
            });
    assertEquals(List.of(), wrong, name + " may not import these");
  }

  @ParameterizedTest
  @MethodSource("ours")
  void only_api_and_testkit_export_and_each_package_has_a_version(Path jar) throws IOException {
    Parameters exports = manifest(jar).getExportPackage();
    if (Set.of("api", "testkit").contains(name(jar))) {
      assertFalse(exports.isEmpty(), "exports nothing");
      exports.forEach(
          (exported, attributes) ->
              assertTrue(attributes.getVersion() != null, exported + " has no version"));
    } else {
      assertEquals(Set.of(), exports.keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("ours")
  void takes_no_back_door(Path jar) throws IOException {
    Domain manifest = manifest(jar);
    assertEquals(null, manifest.get("Require-Bundle"), "Require-Bundle");
    assertEquals(null, manifest.get("DynamicImport-Package"), "DynamicImport-Package");
    assertEquals(null, manifest.get("Fragment-Host"), "Fragment-Host");
  }

  @ParameterizedTest
  @MethodSource("ours")
  void keeps_to_the_package_that_it_is_named_after(Path jar) throws IOException {
    String folder = "art/painter/" + name(jar).replace('.', '/') + "/";
    try (var file = new JarFile(jar.toFile())) {
      List<String> astray =
          file.stream()
              .map(entry -> entry.getName())
              .filter(entry -> entry.startsWith("art/painter/") && entry.endsWith(".class"))
              .filter(entry -> !entry.startsWith(folder))
              .toList();
      assertEquals(List.of(), astray);
    }
  }

  private static boolean mayImport(String name, String imported, Attrs attributes) {
    if (imported.startsWith("art.painter.")) {
      return imported.startsWith("art.painter.api")
          || name.equals("testkit") && imported.startsWith("art.painter.testkit");
    }
    if (name.equals("api")) {
      return imported.startsWith("java.");
    }
    if (imported.equals("java.sql") || imported.startsWith("javax.sql")) {
      return name.equals("persistence") || PLUG_IN.matcher(name).matches();
    }
    if (JDK.contains(imported)
        || imported.matches("org\\.osgi\\.(framework|resource|dto|util)(\\..*)?")
        || imported.matches("org\\.osgi\\.service\\.component(\\..*)?")
        // What an embedded library could also use.
        || "optional".equals(attributes.get("resolution:"))) {
      return true;
    }
    if (PLUG_IN.matcher(name).matches()) {
      return FORBIDDEN_TO_PLUG_INS.stream().noneMatch(imported::matches);
    }
    return ALLOWED.getOrDefault(name, List.of()).stream().anyMatch(imported::matches);
  }

  private static String name(Path jar) {
    try {
      return manifest(jar).getBundleSymbolicName().getKey().replaceFirst("^art\\.painter\\.", "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Domain manifest(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      return Domain.domain(file.getManifest());
    }
  }
}
