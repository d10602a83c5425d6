package art.painter.license.standard;

import art.painter.api.ProviderId;
import art.painter.api.license.LicenseTier;
import art.painter.api.license.Tier;
import java.util.List;
import org.osgi.service.component.annotations.Component;

// snippet: tier
/** Try the model out. */
@Component
@ProviderId("demo")
public final class DemoTier implements LicenseTier {
  private static final Tier TIER =
      new Tier(
          "demo",
          Terms.VERSION,
          "Demo",
          "A limited preview for everybody with a free account.",
          List.of(
              "You may make a limited number of preview images.",
              "You may look at them here and show them to the artist."),
          Terms.forbidden(
              "Do not publish preview images, and do not use them in any project.",
              "Do not use preview images for a business or for money."),
          false);

  @Override
  public Tier tier() {
    return TIER;
  }
}
// end: tier
