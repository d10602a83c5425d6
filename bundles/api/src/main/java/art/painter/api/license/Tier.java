package art.painter.api.license;

import java.util.List;

/**
 * A license tier in plain words.
 *
 * @param id its stable id, such as {@code creator}
 * @param version the version of its words, such as {@code 1}
 * @param title what it is called
 * @param summary one sentence on who it is for
 * @param allowed what it allows, a sentence each
 * @param forbidden what it does not allow, a sentence each
 * @param commercial whether it allows business use; such a tier needs a base model whose licence
 *     allows it too
 */
public record Tier(
    String id,
    String version,
    String title,
    String summary,
    List<String> allowed,
    List<String> forbidden,
    boolean commercial) {
  /** Keeps its own copies. */
  public Tier {
    allowed = List.copyOf(allowed);
    forbidden = List.copyOf(forbidden);
  }
}
