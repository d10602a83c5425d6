package art.painter.artwork.images;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one Exif entry that changes how a picture looks. */
final class Exif {
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int UPRIGHT = 1;

  private Exif() {}

  /** The orientation that a TIFF block tells, 1 to 8; 1 when it is not there or makes no sense. */
  static int orientation(byte[] tiff) {
    try {
      ByteBuffer in = ByteBuffer.wrap(tiff);
      short order = in.getShort();
      if (order != 0x4949 && order != 0x4d4d) {
        return UPRIGHT;
      }
      in.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      in.getShort();
      int directory = in.getInt();
      if (directory < 8 || directory > tiff.length) {
        return UPRIGHT;
      }
      in.position(directory);
      for (int entries = Short.toUnsignedInt(in.getShort()); entries > 0; entries--) {
        int tag = Short.toUnsignedInt(in.getShort());
        int type = in.getShort();
        in.getInt();
        int value = in.getShort();
        in.getShort();
        if (tag == ORIENTATION) {
          return type == SHORT && value >= 1 && value <= 8 ? value : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (BufferUnderflowException cutOff) {
      return UPRIGHT;
    }
  }
}
