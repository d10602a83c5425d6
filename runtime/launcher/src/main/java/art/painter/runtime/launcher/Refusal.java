package art.painter.runtime.launcher;

/** Why the node does not run, in words for the person who started it. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final Exit exit;

  Refusal(Exit exit, String message) {
    super(message, null, false, false);
    this.exit = exit;
  }

  Exit exit() {
    return exit;
  }
}
