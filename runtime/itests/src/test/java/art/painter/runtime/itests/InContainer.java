package art.painter.runtime.itests;

import static org.ops4j.pax.exam.CoreOptions.bootDelegationPackages;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import art.painter.runtime.launcher.Wiring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/**
 * Runs the test methods of a class inside a framework (Pax Exam's native container) that has the
 * bundles of the distribution; fields with {@code @Inject} are its services. Pax Exam itself knows
 * JUnit 4 only.
 */
final class InContainer implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor {
  private TestContainer container;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Path data = Files.createTempDirectory("painter-itest");
    Files.createDirectory(data.resolve("run"));
    ExamSystem system =
        PaxExamRuntime.createTestSystem(options(data))
            .fork(new Option[] {frameworkStartLevel(100)});
    container = PaxExamRuntime.createContainer(system);
    container.start();
    TestProbeBuilder probe = system.createProbe();
    for (Method method : context.getRequiredTestClass().getDeclaredMethods()) {
      if (method.isAnnotationPresent(org.junit.jupiter.api.Test.class)) {
        TestAddress address = probe.addTest(context.getRequiredTestClass(), method.getName());
        store(context).put(method.getName(), address);
      }
    }
    container.installProbe(probe.build().getStream());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (container != null) {
      container.stop();
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    invocation.skip();
    String name = method.getExecutable().getName();
    try {
      container.call(store(context).get(name, TestAddress.class));
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null
          && (cause instanceof RuntimeException || cause instanceof InvocationTargetException)) {
        cause = cause.getCause();
      }
      throw cause;
    }
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(
        ExtensionContext.Namespace.create(InContainer.class, context.getRequiredTestClass()));
  }

  private static Option[] options(Path data) {
    // A driver for JUnit 4 would take over the methods.
    System.clearProperty("pax.exam.invoker");
    List<Option> options = new ArrayList<>();
    for (Path jar : Distribution.bundles()) {
      options.add(bundle(jar.toUri().toString()).startLevel(Distribution.startLevel(jar)));
    }
    options.add(systemPackages(Wiring.PACKAGES.split(",")));
    // The probe and the runner share these, or an assertion that fails would be of a foreign class.
    options.add(
        bootDelegationPackages("org.junit.*", "org.opentest4j", "art.painter.runtime.launcher"));
    options.add(frameworkProperty("org.osgi.framework.bundle.parent").value("app"));
    // Else the framework finds the test's own logback before that of the distribution.
    options.add(frameworkProperty("felix.bootdelegation.implicit").value("false"));
    options.add(frameworkProperty("felix.log.level").value("0"));
    options.add(frameworkProperty("org.apache.cxf.osgi.http.transport.disable").value("true"));
    options.add(frameworkProperty("org.apache.felix.http.enable").value("false"));
    options.add(frameworkProperty("gosh.args").value("--nointeractive"));
    options.add(frameworkProperty("felix.fileinstall.dir").value(config()));
    options.add(
        frameworkProperty("felix.fileinstall.tmpdir").value(data.resolve("tmp").toString()));
    options.add(frameworkProperty("felix.fileinstall.noInitialDelay").value("true"));
    options.add(frameworkProperty("felix.fileinstall.enableConfigSave").value("false"));
    options.add(systemProperty("painter.home").value(Distribution.HOME.toString()));
    options.add(systemProperty("painter.data").value(data.toString()));
    options.add(systemProperty("painter.config").value(config()));
    options.add(systemProperty("painter.port").value("0"));
    options.add(
        systemProperty("logback.configurationFile")
            .value(Path.of(config(), "logback.xml").toString()));
    return options.toArray(Option[]::new);
  }

  private static String config() {
    return Distribution.HOME.resolve("config").toString();
  }
}
