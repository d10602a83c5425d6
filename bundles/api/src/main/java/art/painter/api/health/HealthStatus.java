package art.painter.api.health;

/** How something stands, from the best to the worst. */
public enum HealthStatus {
  /** All is well. */
  OK,
  /** It serves, and somebody should look soon. */
  WARN,
  /** It does not serve now and is expected to by itself. */
  TEMPORARILY_UNAVAILABLE,
  /** It does not serve as it should, and somebody has to do something. */
  CRITICAL;

  /** {@return whether it serves, be it with a warning} */
  public boolean serves() {
    return this == OK || this == WARN;
  }

  /**
   * {@return the worse of two}
   *
   * @param other the other one
   */
  public HealthStatus or(HealthStatus other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
