package art.painter.api;

import java.util.Objects;

/**
 * The one exception of the platform: a request that cannot be carried out, told so that its sender
 * knows what to do.
 *
 * <p>Outcomes that belong to the work itself (a finding, a verdict, a failed training) are values,
 * never this exception.
 */
public final class PlatformException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is; each door maps it to its own language (REST: to a status code). */
  public enum Kind {
    /** The request itself is wrong; sending it again unchanged will fail again. */
    INVALID,
    /** There is no such thing, or not for this caller. */
    NOT_FOUND,
    /** The request is right but the state of things does not allow it now. */
    CONFLICT,
    /** The caller is not who they need to be. */
    DENIED,
    /** Something the platform needs is not there at the moment; trying again later may succeed. */
    UNAVAILABLE
  }

  private final Kind kind;
  private final String code;

  /**
   * @param kind the kind of failure
   * @param code a stable, documented code such as {@code artwork.too-large}, beside its concept
   * @param message one or two plain sentences: what is wrong and what to do; never a secret
   */
  public PlatformException(Kind kind, String code, String message) {
    this(kind, code, message, null);
  }

  /**
   * As above, with what brought it about, for the log only.
   *
   * @param kind the kind of failure
   * @param code a stable, documented code
   * @param message what is wrong and what to do
   * @param cause what brought it about; may be null as for every {@link Throwable}
   */
  public PlatformException(Kind kind, String code, String message, Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.code = Objects.requireNonNull(code, "code");
  }

  /** {@return the kind of failure} */
  public Kind kind() {
    return kind;
  }

  /** {@return the stable code, such as {@code artwork.too-large}} */
  public String code() {
    return code;
  }

  /**
   * {@return an {@link Kind#INVALID} failure}
   *
   * @param code its stable code
   * @param message what is wrong and what to do
   */
  public static PlatformException invalid(String code, String message) {
    return new PlatformException(Kind.INVALID, code, message);
  }

  /**
   * {@return a {@link Kind#NOT_FOUND} failure}
   *
   * @param code its stable code
   * @param message what is wrong and what to do
   */
  public static PlatformException notFound(String code, String message) {
    return new PlatformException(Kind.NOT_FOUND, code, message);
  }

  /**
   * {@return a {@link Kind#CONFLICT} failure}
   *
   * @param code its stable code
   * @param message what is wrong and what to do
   */
  public static PlatformException conflict(String code, String message) {
    return new PlatformException(Kind.CONFLICT, code, message);
  }

  /**
   * {@return a {@link Kind#DENIED} failure}
   *
   * @param code its stable code
   * @param message what is wrong and what to do
   */
  public static PlatformException denied(String code, String message) {
    return new PlatformException(Kind.DENIED, code, message);
  }

  /**
   * {@return an {@link Kind#UNAVAILABLE} failure}
   *
   * @param code its stable code
   * @param message what is wrong and what to do
   */
  public static PlatformException unavailable(String code, String message) {
    return new PlatformException(Kind.UNAVAILABLE, code, message);
  }
}
