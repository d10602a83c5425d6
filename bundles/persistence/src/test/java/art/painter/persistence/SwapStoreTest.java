package art.painter.persistence;

import org.junit.jupiter.api.extension.RegisterExtension;

class SwapStoreTest extends SwapStoreContract {
  @RegisterExtension static final H2 H2 = new H2();

  @Override
  Database database() {
    return H2.database();
  }
}
