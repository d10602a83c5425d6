package art.painter.runtime.driver;

import art.painter.api.log.TransparencyLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The file of what was acknowledged: a line for each, its id and the nanoseconds it took. A line is
 * with the operating system before anything more is done, so that it outlives the process.
 */
final class Acknowledged implements AutoCloseable {
  private final FileChannel file;
  private final Queue<String> ids = new ConcurrentLinkedQueue<>();

  Acknowledged(Path path) throws IOException {
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  void add(String id, long nanos) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((id + " " + nanos + "\n").getBytes(StandardCharsets.UTF_8));
    synchronized (file) {
      while (line.hasRemaining()) {
        file.write(line);
      }
    }
    ids.add(id);
  }

  /** {@return in how many transactions they were written; those of one have one time in the log} */
  long commits(TransparencyLog log) {
    return ids.stream()
        .flatMap(id -> log.find(id).stream())
        .map(r -> r.logged())
        .distinct()
        .count();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
