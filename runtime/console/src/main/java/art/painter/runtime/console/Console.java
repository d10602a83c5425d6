package art.painter.runtime.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Gogo shell over a Unix domain socket in a folder that only the node's own user can enter. The
 * client sends one line, a command or nothing for a conversation; the answer ends with a zero byte
 * and the exit code.
 */
@Component(service = {})
public final class Console {
  private static final Logger log = LoggerFactory.getLogger(Console.class);

  private final CommandProcessor commands;
  private final Path socket;
  private final ServerSocketChannel server;

  @Activate
  public Console(BundleContext context, @Reference CommandProcessor commands) throws IOException {
    this.commands = commands;
    this.socket = Path.of(context.getProperty("painter.data"), "run", "shell");
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      Files.deleteIfExists(socket);
      server.bind(UnixDomainSocketAddress.of(socket));
      thread("painter-shell", this::accept);
    } catch (IOException e) {
      // The platform limits the length of such a path to about 100 bytes.
      log.warn("No shell at {}: {}", socket, e.getMessage());
      server.close();
    }
  }

  @Deactivate
  void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        thread("painter-shell-session", () -> serve(client));
      }
    } catch (ClosedChannelException e) {
      log.debug("The shell is closed");
    } catch (IOException e) {
      log.warn("The shell is closed: {}", e.getMessage());
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        InputStream in = Channels.newInputStream(client);
        var out = new PrintStream(Channels.newOutputStream(client), true, StandardCharsets.UTF_8);
        CommandSession session = commands.createSession(in, out, out)) {
      boolean done = execute(session, line(in), out);
      out.write(0);
      out.write(done ? 0 : 1);
    } catch (IOException e) {
      log.debug("A shell session ended: {}", e.getMessage());
    }
  }

  private static boolean execute(CommandSession session, String command, PrintStream out) {
    try {
      Object result = session.execute(command.isBlank() ? "gosh --login --noshutdown" : command);
      if (result != null && !command.isBlank()) {
        out.println(session.format(result, Converter.INSPECT));
      }
      return true;
    } catch (Exception e) {
      out.println(e.getMessage() == null ? e.toString() : e.getMessage());
      return false;
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static void thread(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
