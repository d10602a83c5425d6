package art.painter.persistence;

import org.junit.jupiter.api.extension.RegisterExtension;

class LogStoreTest extends LogStoreContract {
  @RegisterExtension static final H2 H2 = new H2();

  @Override
  Database database() {
    return H2.database();
  }
}
