package art.painter.shell;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Commands with a dash in their name, such as {@code painter:rotate-key}. The shell looks a command
 * up as a method of that name, which no method can have; so these are functions.
 */
@Component
public final class DashedCommands {
  private final List<ServiceRegistration<Function>> registrations;

  @Activate
  public DashedCommands(BundleContext context, @Reference ConsentCommands commands) {
    this.registrations =
        functions(commands).entrySet().stream()
            .map(
                function ->
                    context.registerService(
                        Function.class, function.getValue(), properties(function.getKey())))
            .toList();
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  static Map<String, Function> functions(ConsentCommands commands) {
    return Map.of(
        "rotate-key",
        taking("no arguments", 0, arguments -> commands.rotateKey()),
        "compromise-key",
        taking(
            "KEY TIME", 2, arguments -> commands.compromiseKey(arguments.get(0), arguments.get(1))),
        "audit-log",
        taking("no arguments", 0, arguments -> commands.auditLog()));
  }

  private static Function taking(
      String names, int count, java.util.function.Function<List<String>, String> command) {
    return (CommandSession session, List<Object> arguments) -> {
      if (arguments.size() != count) {
        throw new IllegalArgumentException("This command takes " + names + ".");
      }
      return command.apply(arguments.stream().map(String::valueOf).toList());
    };
  }

  private static Dictionary<String, Object> properties(String name) {
    return new Hashtable<>(Map.of("osgi.command.scope", "painter", "osgi.command.function", name));
  }
}
