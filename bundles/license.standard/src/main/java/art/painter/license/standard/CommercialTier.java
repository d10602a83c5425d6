package art.painter.license.standard;

import art.painter.api.ProviderId;
import art.painter.api.license.LicenseTier;
import art.painter.api.license.Tier;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Use the images in business. */
@Component
@ProviderId("commercial")
public final class CommercialTier implements LicenseTier {
  private static final Tier TIER =
      new Tier(
          "commercial",
          Terms.VERSION,
          "Commercial",
          "For business use, where the artist offers it.",
          List.of(
              "You may do all that the Creator tier allows.",
              "You may use the images in products, publications and advertising of one business.",
              "You may sell products in which an image is one part among others."),
          Terms.forbidden(
              "Do not sell or license the images on their own, as stock, prints or templates.",
              "Do not hand your rights in the images on to another business."),
          true);

  @Override
  public Tier tier() {
    return TIER;
  }
}
