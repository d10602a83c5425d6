package art.painter.api.training;

import art.painter.api.model.TriggerWord;
import java.util.Set;

/**
 * Images that a provider is to make.
 *
 * @param id the platform's id of the generation; the same order is sent again only with the same id
 * @param version the provider's name of the version
 * @param weights the version's weights file
 * @param triggerWord the version's trigger word
 * @param prompt the prompt as it is to be used, with the trigger word in it
 * @param seed where randomness starts; the same order makes the same images where the provider can
 *     promise that
 * @param strength how strongly the adaptation acts, 0 (base model alone) to 2; 1 as trained
 * @param count how many images, 1 to {@value #MOST_IMAGES}
 * @param aspectRatio width to height, one of {@link #ASPECT_RATIOS}; a provider that cannot says so
 *     in a note
 * @param mediaType the wanted format, {@code image/png}, {@code image/jpeg} or {@code image/webp};
 *     a provider that cannot makes another, and the image says which
 */
public record GenerationOrder(
    String id,
    String version,
    Source weights,
    TriggerWord triggerWord,
    String prompt,
    long seed,
    double strength,
    int count,
    String aspectRatio,
    String mediaType) {
  /** The most images of one order. */
  public static final int MOST_IMAGES = 4;

  /** The aspect ratios that can be ordered, those of FLUX. */
  public static final Set<String> ASPECT_RATIOS =
      Set.of("1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "9:16", "9:21");

  /** Refuses what nobody could make. */
  public GenerationOrder {
    if (count < 1 || count > MOST_IMAGES || !ASPECT_RATIOS.contains(aspectRatio)) {
      throw new IllegalArgumentException(
          "1 to " + MOST_IMAGES + " images in one of " + ASPECT_RATIOS);
    }
  }
}
