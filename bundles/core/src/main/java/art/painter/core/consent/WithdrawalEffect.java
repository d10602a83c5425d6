package art.painter.core.consent;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a withdrawal does and what it cannot do, in the words that the notice shows and the record
 * keeps. A change of wording needs a new {@link NoticeText#VERSION}.
 */
final class WithdrawalEffect {
  static final List<String> CAN_UNDO =
      List.of(
          "No training begins on it any more: one that waits ends, and one that runs is canceled.",
          "No image is made any more with what was trained on it: images that wait are not made.",
          "What was trained can be deleted by you, here and, as far as it lets us, at the provider.",
          "This text and the list of works that belongs to this consent can be erased from this node.");

  static final List<String> CANNOT_UNDO =
      List.of(
          "Images that were made before stay where they are, and their receipts stay valid.",
          "Copies of the trained file that somebody already has still hold what was learned.",
          "What a provider outside of this node has received cannot be taken back by this node.",
          "The log keeps for good that a consent was given and withdrawn, without its particulars.");

  private WithdrawalEffect() {}

  static String asBullets(List<String> effects) {
    return effects.stream().map(effect -> "- " + effect).collect(Collectors.joining("\n"));
  }
}
