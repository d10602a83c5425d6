package art.painter.api.model;

/** What the artist confirms of all selected works before a training. */
public enum SafetyConfirmation {
  /** None shows a character that somebody else holds the rights in. */
  NO_COPYRIGHTED_CHARACTERS,
  /** None was scraped from the web or other collections. */
  NO_SCRAPED_CONTENT,
  /** None is another artist's work. */
  NO_OTHER_ARTISTS_WORK
}
