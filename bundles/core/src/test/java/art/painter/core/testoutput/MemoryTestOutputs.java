package art.painter.core.testoutput;

import art.painter.api.Page;
import art.painter.api.testoutput.Review;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutputStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Test outputs in memory, with the port's rule on ended ones. */
final class MemoryTestOutputs implements TestOutputStore {
  private final Map<String, TestOutput> outputs = new TreeMap<>();
  private final Map<String, String> keys = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();

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
      if (output.state() == TestOutput.State.FAILED) {
        files.remove(output.id());
      }
      outputs.computeIfPresent(
          output.id(), (id, stored) -> stored.state().isFinal() ? stored : output);
    }
  }

  @Override
  public synchronized boolean setFile(String id, String sha256) {
    boolean there = find(id).filter(output -> !output.state().isFinal()).isPresent();
    if (there) {
      files.put(id, sha256);
    }
    return there;
  }

  @Override
  public synchronized Optional<String> file(String id) {
    return Optional.ofNullable(files.get(id));
  }

  @Override
  public synchronized void remove(String id) {
    outputs.remove(id);
    files.remove(id);
  }

  /** How many outputs rest on a file, as the port of that name says. */
  synchronized long uses(String sha256) {
    return Collections.frequency(files.values(), sha256);
  }

  @Override
  public void setReview(String id, Review review) {
    throw new UnsupportedOperationException();
  }
}
