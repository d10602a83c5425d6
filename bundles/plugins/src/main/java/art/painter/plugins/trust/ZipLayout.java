package art.painter.plugins.trust;

import static art.painter.plugins.trust.Refusals.damaged;
import static art.painter.plugins.trust.Refusals.tooLarge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the zip file of a jar is laid out: one entry after the other from its first byte on, then one
 * directory that says the same of them, then its end. Whichever end a reader begins at, it finds
 * the same files, so that what is checked here is what the framework loads.
 */
final class ZipLayout {
  static final int MOST_ENTRIES = 10_000;

  private static final int MOST_DIRECTORY_BYTES = 4 * 1024 * 1024;
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;

  private final FileChannel file;

  private ZipLayout(FileChannel file) {
    this.file = file;
  }

  /**
   * Refuses a file that is not laid out like this.
   *
   * @param mostBytes the most bytes that it may say to unpack to
   */
  static void check(Path jar, long mostBytes) throws IOException {
    try (FileChannel file = FileChannel.open(jar)) {
      new ZipLayout(file).check(mostBytes);
    }
  }

  private void check(long mostBytes) throws IOException {
    long endAt = file.size() - END_BYTES;
    ByteBuffer end = read(endAt, END_BYTES);
    if (end.getInt(0) != END || end.getShort(20) != 0) {
      throw damaged("it is no zip file, or something stands behind its end");
    }
    int count = unsigned(end, 10);
    long size = unsignedInt(end, 12);
    long directoryAt = unsignedInt(end, 16);
    if (count > MOST_ENTRIES || size > MOST_DIRECTORY_BYTES) {
      throw tooLarge("it has more than " + MOST_ENTRIES + " entries, or very long names");
    }
    if (end.getInt(4) != 0 || unsigned(end, 8) != count || directoryAt + size != endAt) {
      throw damaged("its end does not fit its directory");
    }
    List<ZipRecord> entries = entries(read(directoryAt, (int) size), count);
    if (entries.stream().mapToLong(ZipRecord::size).sum() > mostBytes) {
      throw tooLarge("it unpacks to more than " + mostBytes + " bytes");
    }
    distinct(entries);
    if (walk(entries) != directoryAt) {
      throw damaged("something lies before its directory");
    }
  }

  private static List<ZipRecord> entries(ByteBuffer directory, int count) {
    List<ZipRecord> entries = new ArrayList<>();
    int from = 0;
    while (from < directory.capacity()) {
      ZipRecord entry = ZipRecord.of(directory, from);
      entries.add(entry);
      from += entry.bytes();
    }
    if (entries.size() != count) {
      throw damaged("its directory does not have as many entries as it says");
    }
    return entries;
  }

  private static void distinct(List<ZipRecord> entries) {
    Set<String> names = new HashSet<>();
    for (ZipRecord entry : entries) {
      if (!names.add(entry.name().replaceFirst("/$", ""))) {
        throw damaged("it has two entries named " + Refusals.name(entry.name()));
      }
    }
  }

  /** Goes from entry to entry as they lie in the file; nothing lies between or upon them. */
  private long walk(List<ZipRecord> entries) throws IOException {
    long at = 0;
    List<ZipRecord> inPlace = new ArrayList<>(entries);
    inPlace.sort(Comparator.comparingLong(ZipRecord::offset));
    for (ZipRecord entry : inPlace) {
      if (entry.offset() != at) {
        throw damaged("something lies before or upon " + Refusals.name(entry.name()));
      }
      at += entry.checkLocal(read(at, entry.localBytes()));
      ZipData.check(file, at, entry);
      at += entry.compressed();
      if (entry.hasDescriptor()) {
        at += entry.checkDescriptor(read(at, ZipRecord.DESCRIPTOR_BYTES));
      }
    }
    return at;
  }

  private ByteBuffer read(long at, int length) throws IOException {
    if (at < 0 || at + length > file.size()) {
      throw damaged("it is no zip file, or cut off");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, at + bytes.position()) < 0) {
        throw damaged("it is cut off");
      }
    }
    return bytes.flip();
  }

  static int unsigned(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  static long unsignedInt(ByteBuffer bytes, int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }
}
