package art.painter.rest.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.NotAcceptableException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;

/**
 * Chooses in which media type something is answered (RFC 9110, section 12.5.1), where the choice is
 * only known once the thing is found.
 */
public final class Negotiation {
  private Negotiation() {}

  /**
   * {@return which of these the client likes best}
   *
   * @param headers the request's
   * @param offered what there is; of those that are liked as well, the first is taken
   * @throws NotAcceptableException if it wants none of them
   */
  public static MediaType best(HttpHeaders headers, List<MediaType> offered) {
    List<MediaType> accepted = headers.getAcceptableMediaTypes();
    MediaType best = null;
    double most = 0;
    for (MediaType offer : offered) {
      double quality = quality(accepted, offer);
      if (quality > most) {
        best = offer;
        most = quality;
      }
    }
    return Optional.ofNullable(best).orElseThrow(NotAcceptableException::new);
  }

  /** The range that says most exactly what is meant decides, not the one that is kindest. */
  private static double quality(List<MediaType> accepted, MediaType offer) {
    return accepted.stream()
        .filter(range -> range.isCompatible(offer))
        .max(Comparator.comparingInt(Negotiation::exactness))
        .map(Negotiation::quality)
        .orElse(0.0);
  }

  private static int exactness(MediaType range) {
    if (range.isWildcardType()) {
      return 0;
    }
    return range.isWildcardSubtype() ? 1 : 2;
  }

  private static double quality(MediaType range) {
    try {
      return Double.parseDouble(range.getParameters().getOrDefault("q", "1"));
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }
}
