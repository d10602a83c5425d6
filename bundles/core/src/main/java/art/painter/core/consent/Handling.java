package art.painter.core.consent;

import java.util.List;

/**
 * What is done with an artist's data and for how long, in the words that the notice shows and the
 * record keeps. A change of wording needs a new {@link NoticeText#VERSION}.
 */
final class Handling {
  static final String PURPOSE =
      "training this model (LoRA) from exactly these works, under these license terms and with this provider, as often as the artist asks for it until this consent is withdrawn, and making private test images with what was trained";

  static final List<String> DATA =
      List.of(
          "the files of these works",
          "the ground on which the artist may use each work",
          "the number of the artist's account",
          "the artist's country");

  static final List<String> RETENTION =
      List.of(
          "The package of works is removed from this node when its training has ended; what a provider outside of this node keeps is up to the provider.",
          "The files of the works stay on this node until the artist removes them.",
          "The record of this consent stays until the artist, after withdrawing it, has it erased; the log keeps for good that it was given.");

  private Handling() {}
}
