package art.painter.license.standard;

import art.painter.api.ProviderId;
import art.painter.api.license.LicenseTier;
import art.painter.api.license.Tier;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Use the images, though not in business. */
@Component
@ProviderId("creator")
public final class CreatorTier implements LicenseTier {
  private static final Tier TIER =
      new Tier(
          "creator",
          Terms.VERSION,
          "Creator",
          "For subscribed creators and what they make for themselves.",
          List.of(
              "You may use the images privately, for study and in portfolios.",
              "You may post the images on social media, naming the artist as the model's source.",
              "You may use the images in your own projects as long as no money is made with them."),
          Terms.forbidden(
              "Do not sell the images, products with them or services around them.",
              "Do not use the images in advertising or for a business."),
          false);

  @Override
  public Tier tier() {
    return TIER;
  }
}
