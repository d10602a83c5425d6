package art.painter.artwork.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file as guards and decoders read it: through one small buffer, and only until the deadline.
 * Decoders cannot all be interrupted, but all of them read.
 */
final class ImageInput extends ImageInputStreamImpl {
  private static final int CHECK_EVERY = 256;

  private final SeekableByteChannel channel;
  private final Deadline deadline;
  private final long length;
  private final byte[] buffer = new byte[32 * 1024];
  private long bufferStart;
  private int buffered;
  private int reads;

  ImageInput(Path file, Deadline deadline) throws IOException {
    this.channel = Files.newByteChannel(file);
    this.length = channel.size();
    this.deadline = deadline;
  }

  @Override
  public int read() throws IOException {
    int index = locate();
    if (index < 0) {
      return -1;
    }
    streamPos++;
    return buffer[index] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int wanted) throws IOException {
    if (wanted == 0) {
      return 0;
    }
    int index = locate();
    if (index < 0) {
      return -1;
    }
    int count = Math.min(wanted, buffered - index);
    System.arraycopy(buffer, index, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return length;
  }

  long remaining() {
    return length - streamPos;
  }

  /** Moves on over bytes that the file must have. */
  void pass(long bytes) throws IOException {
    if (bytes > remaining()) {
      throw Refusal.cutOff();
    }
    seek(streamPos + bytes);
  }

  @Override
  public void close() throws IOException {
    super.close();
    channel.close();
  }

  /** Where in the buffer the current byte is, or -1 at the end of the file. */
  private int locate() throws IOException {
    bitOffset = 0;
    if (++reads % CHECK_EVERY == 0) {
      deadline.check();
    }
    if (streamPos < bufferStart || streamPos >= bufferStart + buffered) {
      deadline.check();
      channel.position(streamPos);
      bufferStart = streamPos;
      buffered = Math.max(0, channel.read(ByteBuffer.wrap(buffer)));
    }
    return buffered == 0 ? -1 : (int) (streamPos - bufferStart);
  }
}
