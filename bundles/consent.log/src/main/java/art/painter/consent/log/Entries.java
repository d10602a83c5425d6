package art.painter.consent.log;

import art.painter.api.log.LogStore;
import art.painter.api.log.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some entries of the log, one after the other. */
final class Entries {
  private static final int BYTES = 32;

  private final List<byte[]> entries = new ArrayList<>();

  private Entries(byte[] joined) {
    for (int from = 0; from < joined.length; from += BYTES) {
      entries.add(Arrays.copyOfRange(joined, from, from + BYTES));
    }
  }

  static Entries read(LogStore store, long from, int count) {
    return new Entries(store.entries(from, count));
  }

  int count() {
    return entries.size();
  }

  List<byte[]> leaves() {
    return entries.stream().map(MerkleTree::leaf).toList();
  }

  byte[] leafHashes() {
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    leaves().forEach(hashes::writeBytes);
    return hashes.toByteArray();
  }

  /** {@return each entry after its length as two bytes (C2SP tlog-tiles)} */
  byte[] bundle() {
    ByteBuffer bundle = ByteBuffer.allocate(entries.size() * (Short.BYTES + BYTES));
    entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
    return bundle.array();
  }
}
