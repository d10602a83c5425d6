package art.painter.api.license;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where terms are kept, forever. Each method is one transaction. */
@ProviderType
public interface LicenseStore {
  /**
   * Adds terms unless they are there. Those that were kept without their text get it.
   *
   * @param terms the terms
   * @param text exactly what their hash was taken of
   * @return the stored terms with that hash
   */
  Terms add(Terms terms, String text);

  /**
   * {@return the terms with this hash}
   *
   * @param hash the content hash
   */
  Optional<Terms> find(String hash);

  /**
   * {@return the text that this hash was taken of; empty if there is none, or it is not kept yet}
   *
   * @param hash the content hash
   */
  Optional<String> text(String hash);
}
