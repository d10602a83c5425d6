package art.painter.plugins.trust;

import static art.painter.plugins.trust.Refusals.damaged;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks the data of one entry: all of it, and no more than it says, since the JDK passes over
 * what is behind the end of a packed file.
 */
final class ZipData {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final ZipRecord entry;
  private final CRC32 checksum = new CRC32();
  private final byte[] unpacked = new byte[BUFFER_BYTES];
  private long size;

  private ZipData(ZipRecord entry) {
    this.entry = entry;
  }

  /** Refuses data that is not what the entry says of it. */
  static void check(FileChannel file, long at, ZipRecord entry) throws IOException {
    new ZipData(entry).check(file, at);
  }

  private void check(FileChannel file, long at) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      ByteBuffer packed = ByteBuffer.allocate(BUFFER_BYTES);
      for (long done = 0; done < entry.compressed(); done += packed.limit()) {
        packed.clear().limit((int) Math.min(BUFFER_BYTES, entry.compressed() - done));
        while (packed.hasRemaining()) {
          if (file.read(packed, at + done + packed.position()) < 0) {
            throw damaged("it is cut off");
          }
        }
        if (entry.isDeflated()) {
          inflate(inflater, packed);
        } else {
          count(packed.array(), packed.limit());
        }
      }
      if (entry.isDeflated() && !inflater.finished()
          || size != entry.size()
          || (int) checksum.getValue() != entry.checksum()) {
        throw otherwise();
      }
    } catch (DataFormatException e) {
      throw otherwise();
    } finally {
      inflater.end();
    }
  }

  private void inflate(Inflater inflater, ByteBuffer packed) throws DataFormatException {
    if (inflater.finished()) {
      throw otherwise();
    }
    inflater.setInput(packed.array(), 0, packed.limit());
    int n;
    do {
      n = inflater.inflate(unpacked);
      count(unpacked, n);
    } while (n > 0);
    if (inflater.getRemaining() > 0 || inflater.needsDictionary()) {
      throw otherwise();
    }
  }

  private void count(byte[] bytes, int n) {
    size += n;
    checksum.update(bytes, 0, n);
    if (size > entry.size()) {
      throw otherwise();
    }
  }

  private RuntimeException otherwise() {
    return damaged("its entry " + Refusals.name(entry.name()) + " is not what its directory says");
  }
}
