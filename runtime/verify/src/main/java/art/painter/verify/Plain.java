package art.painter.verify;

/** Text from anybody, for a terminal: it must not steer it, nor pass itself off as another line. */
final class Plain {
  private Plain() {}

  /** {@return the text with a question mark for each character that is not to be seen} */
  static String of(String text) {
    return text.codePoints()
        .map(each -> unseen(each) ? '?' : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean unseen(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
