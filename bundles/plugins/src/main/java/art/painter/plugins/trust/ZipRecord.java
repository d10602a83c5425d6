package art.painter.plugins.trust;

import static art.painter.plugins.trust.Refusals.damaged;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** What the directory of a zip file says of one entry (APPNOTE 4.3.12), and whether it is so. */
final class ZipRecord {
  /** The most bytes that say again, behind the data, what they are. */
  static final int DESCRIPTOR_BYTES = 16;

  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int HAS_DESCRIPTOR = 1 << 3;
  // How hard deflate tried (1, 2), a descriptor (3), names in UTF-8 (11); nothing is encrypted.
  private static final int KNOWN_FLAGS = 0b1000_0000_1110;
  private static final int NEWEST_FORMAT = 63;
  private static final int SYSTEMS = 20;
  private static final int DOS_ATTRIBUTES = 0x3f;
  private static final Pattern UNSAFE_NAME =
      Pattern.compile("|/.*|.*\\\\.*|.*\\p{Cntrl}.*|.:.*|(.*/)?\\.{1,2}(/.*)?|.*//.*");

  private final ByteBuffer said;
  private final byte[] rawName;
  private final String name;

  private ZipRecord(ByteBuffer said, byte[] rawName) {
    this.said = said;
    this.rawName = rawName;
    this.name = new String(rawName, StandardCharsets.UTF_8);
  }

  static ZipRecord of(ByteBuffer directory, int from) {
    int left = directory.capacity() - from;
    if (left < CENTRAL_BYTES || directory.getInt(from) != CENTRAL) {
      throw damaged("its directory cannot be read");
    }
    int nameBytes = ZipLayout.unsigned(directory, from + 28);
    int bytes =
        CENTRAL_BYTES
            + nameBytes
            + ZipLayout.unsigned(directory, from + 30)
            + ZipLayout.unsigned(directory, from + 32);
    if (left < bytes) {
      throw damaged("its directory cannot be read");
    }
    byte[] name = new byte[nameBytes];
    directory.get(from + CENTRAL_BYTES, name);
    ZipRecord entry =
        new ZipRecord(directory.slice(from, bytes).order(ByteOrder.LITTLE_ENDIAN), name);
    entry.check();
    return entry;
  }

  private void check() {
    if (name.isEmpty() || UNSAFE_NAME.matcher(name).matches()) {
      throw damaged("it has an entry with the unsafe name \"" + Refusals.name(name) + "\"");
    }
    int method = ZipLayout.unsigned(said, 10);
    boolean known =
        (flags() & ~KNOWN_FLAGS) == 0
            && (method == ZipEntry.STORED || method == ZipEntry.DEFLATED)
            && (method == ZipEntry.DEFLATED || compressed() == size())
            && knownFormat(said.get(4))
            && knownFormat(said.getShort(6))
            && plausibleAttributes()
            // On one disk, without a comment.
            && ZipLayout.unsigned(said, 32) == 0
            && said.getShort(34) == 0;
    if (!known) {
      throw damaged("its entry " + shown() + " is stored in an unknown way");
    }
    if (name.endsWith("/") && size() != 0) {
      throw damaged("its folder " + shown() + " has content");
    }
  }

  private static boolean knownFormat(int version) {
    return version >= 0 && version <= NEWEST_FORMAT;
  }

  /** Text or not, and no attributes of a system other than the one that it was made on. */
  private boolean plausibleAttributes() {
    int system = said.get(5);
    long attributes = ZipLayout.unsignedInt(said, 38);
    return ZipLayout.unsigned(said, 36) <= 1
        && system >= 0
        && system < SYSTEMS
        && (system != 0 || attributes <= DOS_ATTRIBUTES);
  }

  /**
   * Refuses an entry whose own header says otherwise than the directory.
   *
   * @param local the header that lies before its data
   * @return the bytes of that header
   */
  int checkLocal(ByteBuffer local) {
    byte[] localName = new byte[rawName.length];
    local.get(LOCAL_BYTES, localName);
    boolean same =
        local.getInt(0) == LOCAL
            // Not as in the directory: Maven's archiver says two things there.
            && knownFormat(local.getShort(4))
            && local.getShort(6) == said.getShort(8)
            && local.getShort(8) == said.getShort(10)
            && local.getInt(10) == said.getInt(12)
            && ZipLayout.unsigned(local, 26) == rawName.length
            && Arrays.equals(localName, rawName)
            && (sameSums(local, 14) || hasDescriptor() && noSums(local));
    if (!same) {
      throw damaged("its directory says otherwise than its entry " + shown());
    }
    return LOCAL_BYTES + rawName.length + ZipLayout.unsigned(local, 28);
  }

  /** {@return the bytes of the descriptor, which may begin with a signature or not} */
  int checkDescriptor(ByteBuffer behind) {
    int from = behind.getInt(0) == DESCRIPTOR ? 4 : 0;
    if (!sameSums(behind, from)) {
      throw damaged("what lies behind its entry " + shown() + " says otherwise than its directory");
    }
    return from + 12;
  }

  /** Checksum, compressed size and size. */
  private boolean sameSums(ByteBuffer bytes, int from) {
    return bytes.getInt(from) == said.getInt(16)
        && bytes.getInt(from + 4) == said.getInt(20)
        && bytes.getInt(from + 8) == said.getInt(24);
  }

  private static boolean noSums(ByteBuffer local) {
    return local.getInt(14) == 0 && local.getInt(18) == 0 && local.getInt(22) == 0;
  }

  /** {@return how many bytes the directory has of this entry} */
  int bytes() {
    return said.capacity();
  }

  /** {@return how many bytes its own header has, up to and with its name} */
  int localBytes() {
    return LOCAL_BYTES + rawName.length;
  }

  String name() {
    return name;
  }

  long offset() {
    return ZipLayout.unsignedInt(said, 42);
  }

  long compressed() {
    return ZipLayout.unsignedInt(said, 20);
  }

  long size() {
    return ZipLayout.unsignedInt(said, 24);
  }

  int checksum() {
    return said.getInt(16);
  }

  boolean isDeflated() {
    return ZipLayout.unsigned(said, 10) == ZipEntry.DEFLATED;
  }

  boolean hasDescriptor() {
    return (flags() & HAS_DESCRIPTOR) != 0;
  }

  private int flags() {
    return ZipLayout.unsigned(said, 8);
  }

  private String shown() {
    return Refusals.name(name);
  }
}
