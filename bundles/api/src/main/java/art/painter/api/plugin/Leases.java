package art.painter.api.plugin;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Steers the calls of all façades between the versions of a plug-in. A façade holds a lease for as
 * long as a call into a plug-in lasts; which plug-in it gets is decided by id: the higher bundle
 * version, then the higher service ranking. A bundle that is held back is passed over.
 */
@ProviderType
public interface Leases {
  /**
   * Holds a bundle's plug-ins back: they may register, and nobody calls them until they are
   * admitted. Calls under way go on.
   *
   * @param bundleId the framework's number of the bundle
   */
  void hold(long bundleId);

  /**
   * Lets a bundle's plug-ins be called, if they win by version and ranking.
   *
   * @param bundleId the framework's number of the bundle
   */
  void admit(long bundleId);

  /**
   * Admits one bundle and holds another back in the same moment, so that no call finds both or
   * none.
   *
   * @param admitted the bundle whose plug-ins are called from now on
   * @param held the bundle whose plug-ins are not called any more
   */
  void replace(long admitted, long held);

  /**
   * Waits until no call into a bundle's plug-ins is under way any more. Meant for one that is held
   * back, since others get new calls.
   *
   * @param bundleId the framework's number of the bundle
   * @param limit how long to wait at most
   * @return whether all calls have ended
   * @throws InterruptedException when the calling thread was interrupted
   */
  boolean drain(long bundleId, Duration limit) throws InterruptedException;

  /** {@return the plug-ins that are registered now, by kind, id, and with the used one first} */
  List<Lending> all();
}
