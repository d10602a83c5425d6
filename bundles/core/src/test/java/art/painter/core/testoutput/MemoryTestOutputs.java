package art.painter.core.testoutput;

import art.painter.api.Page;
import art.painter.api.testoutput.Review;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutputStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Test outputs in memory, with the port's rule on ended ones. */
final class MemoryTestOutputs implements TestOutputStore {
  private final Map<String, TestOutput> outputs = new TreeMap<>();
  private final Map<String, String> keys = new TreeMap<>();

  /** Sees each update before it is written, and may be in its way. */
  volatile Consumer<TestOutput> beforeUpdate = output -> {};

  @Override
  public synchronized TestOutput add(TestOutput output, Optional<String> idempotencyKey) {
    idempotencyKey.ifPresent(key -> keys.put(key, output.id()));
    outputs.put(output.id(), output);
    return output;
  }

  @Override
  public synchronized Optional<TestOutput> findByKey(String ownerId, String idempotencyKey) {
    return Optional.ofNullable(keys.get(idempotencyKey)).map(outputs::get);
  }

  @Override
  public synchronized Optional<TestOutput> find(String id) {
    return Optional.ofNullable(outputs.get(id));
  }

  @Override
  public Page<TestOutput> list(String versionId, Page.Request page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized List<TestOutput> unfinished() {
    return outputs.values().stream().filter(output -> !output.state().isFinal()).toList();
  }

  @Override
  public synchronized long countUnfinished(String ownerId) {
    return unfinished().size();
  }

  @Override
  public void update(TestOutput output) {
    beforeUpdate.accept(output);
    synchronized (this) {
      outputs.computeIfPresent(
          output.id(), (id, stored) -> stored.state().isFinal() ? stored : output);
    }
  }

  @Override
  public void setReview(String id, Review review) {
    throw new UnsupportedOperationException();
  }
}
