package art.painter.runtime.itests;

import aQute.bnd.osgi.Builder;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.osgi.framework.BundleActivator;
import org.osgi.service.component.annotations.Component;

/** A plug-in that is made from a few lines: compiled against what ships, and bundled by bnd. */
final class PlugInJar {
  private final String bundle;
  private String version = "1.0.0";
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> headers = new HashMap<>();

  private PlugInJar(String bundle) {
    this.bundle = bundle;
  }

  /** A bundle of which nothing is known but its name, which is that of its package, too. */
  static PlugInJar named(String bundle) {
    return new PlugInJar(bundle);
  }

  /** A readiness rule with its bundle's name as its id, which is always content. */
  static PlugInJar rule(String bundle) {
    return ruleWith(bundle, "", "");
  }

  /**
   * As above.
   *
   * @param construction what its constructor does
   * @param members further members, such as a self-check
   */
  static PlugInJar ruleWith(String bundle, String construction, String members) {
    return named(bundle)
        .source(
            "Rule",
            """
            @org.osgi.service.component.annotations.Component(property = "weight:Integer=1")
            @art.painter.api.ProviderId("%s")
            public final class Rule implements art.painter.api.readiness.ReadinessRule {
              public Rule() throws Exception { %s }
              public List<String> inputs(art.painter.api.readiness.ReadinessSubject subject) {
                return List.of();
              }
              public art.painter.api.readiness.Assessment assess(
                  art.painter.api.readiness.ReadinessSubject subject) {
                return new art.painter.api.readiness.Assessment(100, List.of());
              }
              %s
            }
            """
                .formatted(bundle, construction, members));
  }

  /** Its self-check does this. */
  static PlugInJar ruleChecking(String bundle, String check) {
    return ruleWith(bundle, "", "public Optional<String> selfCheck() { " + check + " }");
  }

  PlugInJar version(String number) {
    version = number;
    return this;
  }

  /** Adds a class of its package; the class may use {@code java.util} by short names. */
  PlugInJar source(String className, String code) {
    sources.put(className, "package " + bundle + ";\nimport java.util.*;\n" + code);
    return this;
  }

  PlugInJar header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Writes the jar into a folder, under a name that its version is part of. */
  Path in(Path folder) throws IOException {
    return at(Files.createDirectories(folder).resolve(bundle + "-" + version + ".jar"));
  }

  Path at(Path jar) throws IOException {
    Path classes = Files.createTempDirectory("plug-in-classes");
    compile(classes);
    try (Builder builder = new Builder()) {
      builder.addClasspath(classes.toFile());
      builder.addClasspath(Distribution.bundle("art.painter.api").toFile());
      builder.setProperty("Bundle-SymbolicName", bundle);
      builder.setProperty("Bundle-Version", version);
      builder.setProperty("Private-Package", bundle);
      headers.forEach(builder::setProperty);
      builder.build().write(jar.toFile());
      if (!builder.getErrors().isEmpty()) {
        throw new IllegalStateException(String.join("\n", builder.getErrors()));
      }
      return jar;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      delete(classes);
    }
  }

  private void compile(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files =
        sources.entrySet().stream()
            .<JavaFileObject>map(source -> new Source(bundle, source.getKey(), source.getValue()))
            .toList();
    String path =
        Stream.concat(
                Distribution.bundles().stream().map(Path::toString),
                Stream.of(place(Component.class), place(BundleActivator.class)))
            .collect(Collectors.joining(File.pathSeparator));
    StringWriter said = new StringWriter();
    List<String> options = List.of("-d", classes.toString(), "--release", "17", "-cp", path);
    if (!compiler.getTask(said, null, null, options, null, files).call()) {
      throw new IllegalStateException(said.toString());
    }
  }

  private static String place(Class<?> type) {
    URI jar = URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString());
    return Path.of(jar).toString();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String bundle, String className, String code) {
      super(
          URI.create("string:///" + bundle.replace('.', '/') + "/" + className + ".java"),
          Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
