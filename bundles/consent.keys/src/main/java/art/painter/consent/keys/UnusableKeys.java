package art.painter.consent.keys;

/** Something is missing or wrong that only the operator can mend; the message says how. */
final class UnusableKeys extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableKeys(String message) {
    super(message);
  }
}
