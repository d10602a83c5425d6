package art.painter.api.license;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Shows the tiers there are, and sets and shows a model's terms. */
@ProviderType
public interface Licenses {
  /** The code of a tier that no plug-in offers at the moment. */
  String TIER_UNAVAILABLE = "license.tier-unavailable";

  /** The code of terms that cannot be set. */
  String INVALID = "license.invalid";

  /** The code of terms that do not exist, or that a model does not have. */
  String NOT_FOUND = "license.not-found";

  /** {@return the tiers that can be offered now, in the order of ids} */
  List<Tier> tiers();

  /**
   * Sets a model's terms, which makes a new revision of the model unless they say the same as
   * before.
   *
   * @param caller the model's owner
   * @param modelId the model
   * @param tierIds the tiers to offer, at least one
   * @param restricted what to rule out
   * @param note in the artist's words, at most 2,000 characters
   * @return the terms
   * @throws PlatformException NOT_FOUND for a foreign model; INVALID {@link #INVALID}; UNAVAILABLE
   *     {@link #TIER_UNAVAILABLE}, or as {@link art.painter.api.record.Records#keep}: the terms are
   *     set then, and {@link #granted} or setting them again logs their grant
   */
  Terms set(
      Caller caller,
      String modelId,
      Set<String> tierIds,
      Set<RestrictedCategory> restricted,
      String note);

  /**
   * Makes sure that the grant of a model's terms is in the log, which it is not when they were set
   * while nothing could be logged.
   *
   * @param caller the model's owner
   * @param modelId the model
   * @return the terms
   * @throws PlatformException as {@link #of}; UNAVAILABLE as {@link
   *     art.painter.api.record.Records#keep}
   */
  Terms granted(Caller caller, String modelId);

  /**
   * {@return a model's terms}
   *
   * @param caller the model's owner
   * @param modelId the model
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND} when there are none yet
   */
  Terms of(Caller caller, String modelId);

  /**
   * {@return terms by what they say; public, since receipts point at them}
   *
   * @param hash their content hash
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Terms terms(String hash);

  /**
   * {@return exactly the text that the hash was taken of: canonical JSON (RFC 8785), which stays
   * readable whatever tiers and categories there are; empty if no terms have this hash}
   *
   * @param hash the terms' content hash
   */
  Optional<String> text(String hash);
}
