package art.painter.api.receipt;

import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param checks everything that was looked at, in the order of {@link Check.Subject}
 * @param content what the receipt says, canonical JSON in UTF-8; empty if it could not be read
 */
public record Verification(List<Check> checks, Optional<String> content) {
  /** Keeps its own copy. */
  public Verification {
    checks = List.copyOf(checks);
  }

  /**
   * {@return whether the receipt is good for the image: image, signature and key hold and nothing
   * fails}
   */
  public boolean valid() {
    return checks.stream().noneMatch(check -> check.outcome() == Check.Outcome.FAILS)
        && List.of(Check.Subject.IMAGE, Check.Subject.SIGNATURE, Check.Subject.KEY).stream()
            .allMatch(
                needed ->
                    checks.stream()
                        .anyMatch(
                            check ->
                                check.subject() == needed
                                    && check.outcome() == Check.Outcome.HOLDS));
  }
}
