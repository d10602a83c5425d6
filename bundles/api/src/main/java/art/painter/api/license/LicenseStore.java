package art.painter.api.license;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where terms are kept, forever. Each method is one transaction. */
@ProviderType
public interface LicenseStore {
  /**
   * Adds terms unless they are there.
   *
   * @param terms the terms
   * @return the stored terms with that hash
   */
  Terms add(Terms terms);

  /**
   * {@return the terms with this hash}
   *
   * @param hash the content hash
   */
  Optional<Terms> find(String hash);
}
