package art.painter.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;

/** Keeps records and collections, which are read whole and never queried, as JSON in a column. */
final class Json implements ArgumentFactory, ColumnMapperFactory {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          // A row that a newer version wrote stays readable.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  @Override
  public Optional<Argument> build(Type type, Object value, ConfigRegistry config) {
    return isJson(type)
        ? Optional.of((position, statement, context) -> statement.setString(position, write(value)))
        : Optional.empty();
  }

  @Override
  public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
    return isJson(type)
        ? Optional.of((row, column, context) -> read(row.getString(column), type))
        : Optional.empty();
  }

  private static boolean isJson(Type type) {
    Class<?> raw = GenericTypes.getErasedType(type);
    return raw.isRecord() || raw == List.class || raw == Set.class || raw == Map.class;
  }

  static String write(Object value) {
    try {
      return value == null ? null : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  static Object read(String json, Type type) {
    try {
      return json == null ? null : JSON.readValue(json, JSON.constructType(type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row does not hold a " + type.getTypeName(), e);
    }
  }
}
