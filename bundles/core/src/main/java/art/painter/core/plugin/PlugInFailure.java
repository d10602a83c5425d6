package art.painter.core.plugin;

/**
 * That a plug-in threw or took too long. The message is a plain sentence without the plug-in's own
 * words, which may hold anything.
 */
public final class PlugInFailure extends Exception {
  private static final long serialVersionUID = 1L;

  PlugInFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
