package art.painter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads parts of a row whose record is not as flat as the row. */
final class Rows {
  private Rows() {}

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A record whose components are columns of the row. */
  static <T> T nested(Class<T> type, ResultSet row, StatementContext context) throws SQLException {
    return ConstructorMapper.of(type).map(row, context);
  }

  static <T> Optional<T> json(Class<T> type, ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(type.cast(Json.read(row.getString(column), type)));
  }
}
