package art.painter.api.plugin;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows and changes the plug-ins of a running node; for operators.
 *
 * <p>A new version is put beside the one that serves, is started and tried out while it is held
 * back, and takes over only when all of it is well; then the one before is let go once its calls
 * are done. When anything is wrong the new one is removed and the one before never stopped serving.
 * Swaps are carried out one after the other, and each leaves a {@link Swap} as its record.
 *
 * <p>All methods refuse callers without the role of an operator.
 */
@ProviderType
public interface PlugIns {
  /** The code of a jar that is no plug-in: damaged, no bundle, or not of this platform. */
  String INVALID = "plugin.invalid";

  /** The code of a jar that is larger than the node takes. */
  String TOO_LARGE = "plugin.too-large";

  /** The code of a jar that broke off on its way. */
  String INCOMPLETE = "plugin.incomplete";

  /** The code of a jar that the policy of trust does not let in, or that was changed. */
  String UNTRUSTED = "plugin.untrusted";

  /** The code of a version that is there with other bytes, or that is not newer. */
  String VERSION_TAKEN = "plugin.version-taken";

  /** The code of a jar that needs something which this node does not have. */
  String UNRESOLVED = "plugin.unresolved";

  /** The code of a plug-in that did not come up well. */
  String FAILED = "plugin.failed";

  /** The code of a plug-in that is not there. */
  String NOT_FOUND = "plugin.not-found";

  /** The code of a plug-in without a version before. */
  String NO_PREVIOUS = "plugin.no-previous";

  /** The code of a plug-in that came with the node and cannot be removed. */
  String SHIPPED = "plugin.shipped";

  /** The code of a jar or catalogue that cannot be fetched. */
  String UNREACHABLE = "plugin.unreachable";

  /**
   * {@return all plug-ins, in the order of kind, id and bundle, the used one first}
   *
   * @param caller who asks
   */
  List<PlugIn> all(Caller caller);

  /**
   * Puts a jar into service.
   *
   * @param caller who asks
   * @param source which way the jar came, which decides how far it is trusted
   * @param jar the bytes of the jar, read once and not closed
   * @return the swap, {@link Swap.Outcome#DONE} or {@link Swap.Outcome#UNCHANGED}
   * @throws PlatformException INVALID {@link #INVALID}, {@link #TOO_LARGE}; CONFLICT {@link
   *     #UNTRUSTED}, {@link #VERSION_TAKEN}, {@link #UNRESOLVED} or {@link #FAILED}, with the
   *     reason
   */
  Swap upgrade(Caller caller, Swap.Source source, InputStream jar);

  /**
   * Fetches a jar and puts it into service.
   *
   * @param caller who asks
   * @param jar an https, http or file URL
   * @return the swap
   * @throws PlatformException as above; UNAVAILABLE {@link #UNREACHABLE}
   */
  Swap upgrade(Caller caller, URI jar);

  /**
   * Brings back the version before.
   *
   * @param caller who asks
   * @param id the symbolic name of the bundle, or the id of a plug-in in it
   * @return the swap
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; CONFLICT {@link #NO_PREVIOUS} or {@link
   *     #FAILED}
   */
  Swap rollback(Caller caller, String id);

  /**
   * Removes a plug-in. Where it stood in for one that came with the node, that one serves again.
   *
   * @param caller who asks
   * @param id the symbolic name of the bundle, or the id of a plug-in in it
   * @return the swap
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; CONFLICT {@link #SHIPPED}
   */
  Swap remove(Caller caller, String id);

  /**
   * {@return a page of the record of all swaps, the oldest first}
   *
   * @param caller who asks
   * @param page which page
   */
  Page<Swap> swaps(Caller caller, Page.Request page);

  /**
   * {@return what the configured catalogues offer, by id, the newest version first}
   *
   * @param caller who asks
   * @throws PlatformException UNAVAILABLE {@link #UNREACHABLE}
   */
  List<Offer> catalog(Caller caller);

  /**
   * Puts the newest version that fits from the catalogues into service.
   *
   * @param caller who asks
   * @param id the symbolic name of the bundle
   * @return the swap
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; otherwise as for an upgrade
   */
  Swap install(Caller caller, String id);
}
