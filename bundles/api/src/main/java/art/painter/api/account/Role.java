package art.painter.api.account;

/** What an account may do. An account can have several roles. */
public enum Role {
  /** Uploads own works and trains models of them. Anyone may register as one. */
  ARTIST,
  /** Generates under the terms that artists set. Anyone may register as one. */
  CREATOR,
  /** Decides verification cases. Granted by an operator. */
  REVIEWER,
  /**
   * Runs the platform and grants roles. The first one registers with the set-up code, later ones
   * are granted it.
   */
  OPERATOR
}
