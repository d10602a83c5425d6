package art.painter.api.model;

/** What a model learns from its works. */
public enum ModelType {
  /** Recurring visual patterns: palette, texture, line, composition. */
  STYLE,
  /** One person, character or object that the works show again and again. */
  SUBJECT
}
