package art.painter.core.testoutput;

import static org.junit.jupiter.api.Assertions.fail;

import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.artwork.Rights;
import art.painter.api.blob.BlobStore;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.model.TriggerWord;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.training.BaseModel;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.Trainings;
import art.painter.core.blob.KeptFiles;
import art.painter.core.consent.ConsentScene;
import art.painter.testkit.Samples;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.osgi.util.converter.Converters;

/** The façade over memory, with an artist, two consents and a version trained under each. */
abstract class TestOutputTest {
  static final Caller ARTIST = Samples.account().caller();

  final ConsentScene scene = new ConsentScene();
  final Consents consents = scene.consents;
  final MemoryTestOutputs store = new MemoryTestOutputs();
  final MemoryReceipts receipts = new MemoryReceipts(scene.records.service);
  final Studio studio = new Studio();
  final BlobStore blobs =
      fake(
          BlobStore.class,
          call -> {
            receipts.files.remove((String) call[0]);
            return null;
          });
  final Map<String, Object> config = new HashMap<>();
  volatile UnaryOperator<ModelVersion> change = UnaryOperator.identity();
  private volatile Optional<TestOutputService> node = Optional.empty();

  TestOutputTest() {
    List<TrainingConsent.Work> works =
        List.of(new TrainingConsent.Work("w", Samples.sha256("work"), Rights.SELF_CREATED));
    scene.given("c", ARTIST.accountId(), works);
    scene.given("d", ARTIST.accountId(), works);
    scene.listen(event -> node.ifPresent(service -> service.handleEvent(event)));
  }

  TestOutputService service() {
    if (node.isEmpty()) {
      node =
          Optional.of(
              new TestOutputService(
                  store,
                  fake(Trainings.class, call -> change.apply(version((String) call[1]))),
                  studio,
                  consents,
                  receipts,
                  fake(AccountStore.class, call -> Optional.of(Samples.account())),
                  blobs,
                  new KeptFiles(blobs, store::uses),
                  Converters.standardConverter()
                      .convert(config)
                      .to(TestOutputService.Config.class)));
    }
    return node.get();
  }

  /** The node stops, or dies; what it held in memory is gone. */
  @AfterEach
  void stop() throws InterruptedException {
    if (node.isPresent()) {
      node.get().deactivate();
      node = Optional.empty();
    }
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static <T> T fake(Class<T> type, Function<Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.apply(arguments)));
  }

  /** The version of this id, which was trained under the consent after the dash. */
  static ModelVersion version(String id) {
    return new ModelVersion(
        id,
        ARTIST.accountId(),
        "model",
        1,
        "training",
        "studio",
        "v1",
        new TriggerWord("TEST_1"),
        id.substring(id.indexOf('-') + 1),
        new BaseModel("Base", "7", "Maker", "MIT", true, "Unknown."),
        Samples.sha256("weights"),
        3,
        Map.of(),
        Samples.NOW,
        Optional.empty());
  }

  String order(String versionId, String prompt) {
    return service()
        .generate(ARTIST, versionId, prompt, OptionalLong.of(1), 1, Optional.empty())
        .id();
  }

  String order(String prompt) {
    return order("version-c", prompt);
  }

  TestOutput output(String id) {
    return store.find(id).orElseThrow();
  }

  void awaitState(String id, TestOutput.State state) {
    await(() -> output(id).state() == state, () -> output(id).toString());
  }

  void await(BooleanSupplier condition, Supplier<String> what) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > limit) {
        fail("waited in vain: " + what.get());
      }
      Thread.onSpinWait();
    }
  }
}
