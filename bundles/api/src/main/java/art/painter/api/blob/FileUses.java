package art.painter.api.blob;

import org.osgi.annotation.versioning.ProviderType;

/** Tells what rests on files. Persistence implements it, which keeps what names them. */
@ProviderType
public interface FileUses {
  /**
   * {@return how many works, training packages, versions that are not to be deleted, and images
   * rest on a file}
   *
   * @param sha256 SHA-256 of its bytes
   */
  long count(String sha256);
}
