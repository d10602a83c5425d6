package art.painter.runtime.launcher;

/** The exit codes of a node. They are documented; scripts rely on them. */
enum Exit {
  STOPPED(0),
  UNEXPECTED(1),
  USAGE(2),
  CONFIG(3),
  DATA_UNWRITABLE(4),
  DATA_IN_USE(5),
  PORT_IN_USE(6),
  NOT_READY(7);

  final int code;

  Exit(int code) {
    this.code = code;
  }
}
