package art.painter.runtime.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Talks to the console bundle of a running node: one command, or a conversation on standard input.
 */
final class Shell {
  private Shell() {}

  static Exit connect(Options options) throws Refusal, IOException {
    var socket = UnixDomainSocketAddress.of(options.run().resolve("shell"));
    try (var channel = SocketChannel.open(socket)) {
      InputStream in = Channels.newInputStream(channel);
      OutputStream out = Channels.newOutputStream(channel);
      String command = String.join(" ", options.rest());
      out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
      if (command.isBlank()) {
        forward(out, channel);
      }
      return print(in);
    } catch (SocketException e) {
      throw new Refusal(Exit.NOT_READY, "No node runs on the data folder " + options.data() + ".");
    }
  }

  /** The answer ends with a zero byte and the exit code. */
  private static Exit print(InputStream in) throws IOException {
    byte[] buffer = new byte[8192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] == 0) {
          int code = i + 1 < read ? buffer[i + 1] : in.read();
          System.out.flush();
          return code == 0 ? Exit.STOPPED : Exit.UNEXPECTED;
        }
        System.out.write(buffer[i]);
      }
      System.out.flush();
    }
    return Exit.STOPPED;
  }

  private static void forward(OutputStream out, SocketChannel channel) {
    var thread =
        new Thread(
            () -> {
              try {
                System.in.transferTo(out);
                channel.shutdownOutput();
              } catch (IOException e) {
                // The node closed the conversation; the reading side ends the program.
              }
            },
            "painter-shell-input");
    thread.setDaemon(true);
    thread.start();
  }
}
