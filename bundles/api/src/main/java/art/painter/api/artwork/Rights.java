package art.painter.api.artwork;

/** On what ground the artist may train with a work. */
public enum Rights {
  /** The artist made it and holds the rights. */
  SELF_CREATED,
  /** The artist made it on commission and the agreement leaves the right to train with it. */
  COMMISSIONED,
  /** The holder of the rights gave written permission. */
  WRITTEN_PERMISSION
}
