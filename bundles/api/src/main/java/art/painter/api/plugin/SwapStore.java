package art.painter.api.plugin;

import art.painter.api.Page;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where the record of all swaps is kept. Nothing is ever taken out of it. */
@ProviderType
public interface SwapStore {
  /**
   * Adds a swap that begins.
   *
   * @param swap the swap
   */
  void add(Swap swap);

  /**
   * Replaces the swap with this id by how it ended.
   *
   * @param swap the swap
   */
  void update(Swap swap);

  /** {@return those that are under way, in the order of ids} */
  List<Swap> underWay();

  /** {@return the latest swap of each bundle, in the order of bundles} */
  List<Swap> latest();

  /**
   * {@return a page of all swaps, the oldest first}
   *
   * @param page which page
   */
  Page<Swap> list(Page.Request page);
}
