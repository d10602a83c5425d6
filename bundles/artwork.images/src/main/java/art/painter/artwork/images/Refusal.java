package art.painter.artwork.images;

import art.painter.api.PlatformException;
import art.painter.api.artwork.ArtworkInspector;
import java.util.Locale;

/** Why a file is not taken, in words for its artist. */
final class Refusal {
  private static final String SAVE_AGAIN =
      " Save it again from your image editor and upload the new file.";

  private Refusal() {}

  static PlatformException unsupported(String what) {
    return PlatformException.invalid(ArtworkInspector.UNSUPPORTED, what);
  }

  static PlatformException notAPicture() {
    return unsupported(
        "This file is not a JPEG, PNG or WebP picture, whatever its name says. Export the work as one of these and upload that file.");
  }

  static PlatformException tooLong(int width, int height, int limit) {
    return refuse(
        ArtworkInspector.TOO_MANY_PIXELS,
        "The picture says it is %,d × %,d pixels; a side may have at most %,d. Scale it down and upload it again.",
        width,
        height,
        limit);
  }

  static PlatformException tooManyPixels(int width, int height, long limit, String remedy) {
    return refuse(
        ArtworkInspector.TOO_MANY_PIXELS,
        "The picture says it is %,d × %,d pixels, more than the %.1f million allowed for its kind of file. %s",
        width,
        height,
        limit / 1e6,
        remedy);
  }

  static PlatformException animated(String kind) {
    return refuse(
        ArtworkInspector.ANIMATED,
        "This %s is an animation. Export one frame as a still picture and upload that.",
        kind);
  }

  static PlatformException severalPictures() {
    return refuse(
        ArtworkInspector.ANIMATED,
        "This JPEG holds further pictures after the first, such as an HDR gain map or a depth map from a phone. Export it as a plain JPEG and upload that.");
  }

  static PlatformException trailing(long bytes, String kind) {
    return refuse(
        ArtworkInspector.TRAILING_DATA,
        "The file continues %,d byte%s after the end of the %s image." + SAVE_AGAIN,
        bytes,
        bytes == 1 ? "" : "s",
        kind);
  }

  static PlatformException inflates(String what) {
    return refuse(ArtworkInspector.INFLATES, "%s" + SAVE_AGAIN, what);
  }

  static PlatformException damaged(String what) {
    return refuse(ArtworkInspector.UNREADABLE, "The picture is damaged: %s." + SAVE_AGAIN, what);
  }

  static PlatformException undecodable(Throwable cause) {
    return new PlatformException(
        PlatformException.Kind.INVALID,
        ArtworkInspector.UNREADABLE,
        "The picture is damaged: its pixels cannot be read." + SAVE_AGAIN,
        cause);
  }

  static PlatformException cutOff() {
    return refuse(
        ArtworkInspector.UNREADABLE,
        "The file ends before its picture does. Upload it again; if that does not help, save it again from your image editor.");
  }

  static PlatformException tooSlow(long seconds) {
    return refuse(
        ArtworkInspector.TOO_SLOW,
        "Reading the picture took longer than %d seconds. Scale it down or save it as a plain JPEG, and upload it again.",
        seconds);
  }

  static PlatformException busy() {
    return PlatformException.unavailable(
        ArtworkInspector.TOO_SLOW,
        "Other uploads are being read just now. Upload the file again in a minute.");
  }

  private static PlatformException refuse(String code, String message, Object... arguments) {
    return PlatformException.invalid(code, String.format(Locale.ROOT, message, arguments));
  }
}
