package art.painter.runtime.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A node's shell, asked over its socket, for tests that ask it often. */
final class Shell {
  private final Path data;

  private Shell(Path data) {
    this.data = data;
  }

  static Shell of(Platform platform) {
    return new Shell(platform.data());
  }

  /**
   * What a command came to.
   *
   * @param done whether it ended well
   * @param said what it said
   */
  record Answer(boolean done, String said) {
    String succeeded() {
      if (!done) {
        throw new AssertionError("Refused: " + said);
      }
      return said;
    }

    String refused() {
      if (done) {
        throw new AssertionError("Not refused: " + said);
      }
      return said;
    }
  }

  Answer run(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(data.resolve("run/shell")));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(8192);
      while (channel.read(buffer) >= 0) {
        all.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      byte[] answer = all.toByteArray();
      if (answer.length < 2 || answer[answer.length - 2] != 0) {
        throw new IOException("The node ended in the middle of " + command);
      }
      return new Answer(
          answer[answer.length - 1] == 0,
          new String(answer, 0, answer.length - 2, StandardCharsets.UTF_8).strip());
    }
  }

  Answer upgrade(Path jar) throws IOException {
    return run("painter:upgrade '" + jar + "'");
  }
}
