package art.painter.api.training;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from their start, as often as needed. */
@FunctionalInterface
public interface Source {
  /**
   * {@return the bytes; to be closed by whoever opened them}
   *
   * @throws IOException when they cannot be had
   */
  InputStream open() throws IOException;
}
