package art.painter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** What the database of a node that is down takes of the disk. */
final class Storage {
  private final Path folder;

  /**
   * @param data the node's data folder
   */
  Storage(Path data) {
    this.folder = data.resolve("db");
  }

  /** {@return how many bytes its files have} */
  long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  /** Has the database write itself anew, without the space that is free. */
  void compact() throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown compact");
    }
  }

  /** {@return how many records the log has} */
  long records() throws SQLException {
    return number("select count(*) from log_records");
  }

  /** {@return how many bytes the documents of all records have, as they are handed out} */
  long documentBytes() throws SQLException {
    return number("select coalesce(sum(octet_length(document)), 0) from log_records");
  }

  /** {@return how many bytes of hashes are in the tiles} */
  long tileBytes() throws SQLException {
    return number("select coalesce(sum(octet_length(hashes)), 0) from log_tiles");
  }

  private long number(String query) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:retry:" + folder.resolve("painter").toAbsolutePath(), "painter", "");
  }
}
