package art.painter.configuration.file;

/**
 * One key with its value, as they stand in a file.
 *
 * @param line the number of its first line
 * @param start where it begins in the text
 * @param afterSign where its value begins, behind the sign
 * @param end where it ends, without the end of its last line
 * @param key the key
 * @param value the value
 */
record Entry(int line, int start, int afterSign, int end, String key, String value) {}
