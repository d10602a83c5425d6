package art.painter.plugins;

import art.painter.api.PlatformException;

/** Why a new version is not let in, for the operator. */
final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  Rejection(String code, String why) {
    super(why);
    this.code = code;
  }

  String code() {
    return code;
  }

  PlatformException asConflict() {
    return PlatformException.conflict(code, getMessage());
  }
}
