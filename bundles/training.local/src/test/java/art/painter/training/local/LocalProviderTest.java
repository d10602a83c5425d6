package art.painter.training.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.model.TriggerWord;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.Source;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingStatus;
import art.painter.testkit.Settings;
import art.painter.testkit.TrainingProviderContract;
import art.painter.testkit.TrainingSamples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProviderTest extends TrainingProviderContract {

  private static final int STEPS = 12;
  private static final TriggerWord TRIGGER = new TriggerWord("PAINTER_CHERI_V1");

  @TempDir Path data;
  private final Set<String> signalled = ConcurrentHashMap.newKeySet();
  private LocalProvider provider;

  @BeforeEach
  void begin() {
    provider = create(STEPS);
  }

  @AfterEach
  void end() {
    provider.stop();
  }

  private LocalProvider create(int steps) {
    LoraTraining.Plan plan = new LoraTraining.Plan(steps, 2, 2, 2, 32, 4, 4e-3f, 0);
    return new LocalProvider(
        data.resolve("jobs"),
        plan,
        1,
        0,
        128,
        (id, reference) -> signalled.add(id + " " + reference));
  }

  @Override
  protected TrainingProvider provider() {
    return provider;
  }

  @Override
  protected TrainingProvider restarted() {
    provider.stop();
    provider = create(STEPS);
    return provider;
  }

  @Override
  protected TrainingProvider beside() {
    return create(STEPS);
  }

  @Override
  protected Optional<Settings<TrainingProvider>> settings() {
    return Optional.of(
        Settings.of(
            LocalProvider.Config.class,
            config -> new LocalProvider(data, (id, reference) -> {}, config)));
  }

  /** A file is where the folder should be. */
  @Override
  protected List<TrainingProvider> unable() {
    try {
      Files.writeString(data.resolve("in-the-way"), "a file");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(settings().orElseThrow().with(Map.of("folder", "in-the-way")));
  }

  @Test
  void a_stopped_training_goes_on_from_where_it_was_and_ends_the_same() throws IOException {
    LocalProvider undisturbed = provider;
    provider.start(order("whole"), "");
    await("whole", TrainingStatus.SUCCEEDED);
    provider.start(order("broken"), "");
    while (undisturbed.status("broken").progress() < 0.2) {
      LockSupport.parkNanos(1_000_000);
    }
    long before = System.nanoTime();
    provider.stop();
    assertTrue(System.nanoTime() - before < Duration.ofSeconds(3).toNanos(), "stops promptly");
    assertEquals(TrainingStatus.PROCESSING, new Job(data.resolve("jobs/broken")).state().status());
    assertTrue(new Job(data.resolve("jobs/broken")).checkpoint().isPresent(), "progress is kept");

    restarted();
    await("broken", TrainingStatus.SUCCEEDED);
    assertTrue(String.join("\n", provider.status("broken").log()).contains("Going on from step"));
    assertArrayEquals(weights("whole"), weights("broken"));
  }

  @Test
  void while_two_versions_are_at_work_one_of_them_carries_a_training_out() throws IOException {
    LocalProvider old = provider;
    old.start(order("whole"), "");
    await("whole", TrainingStatus.SUCCEEDED);
    old.start(order("handed"), "");
    while (old.status("handed").progress() < 0.2) {
      LockSupport.parkNanos(1_000_000);
    }
    provider = create(STEPS);
    assertEquals(TrainingStatus.PROCESSING, provider.status("handed").status());
    assertTrue(old.status("handed").progress() > 0, "the old one still carries it out");
    assertEquals(0, provider.status("handed").progress(), "the new one waits");
    old.stop();
    await("handed", TrainingStatus.SUCCEEDED);
    assertTrue(String.join("\n", provider.status("handed").log()).contains("Going on from step"));
    assertArrayEquals(weights("whole"), weights("handed"));
  }

  @Test
  void a_saved_progress_that_is_damaged_costs_time_and_no_more() throws IOException {
    Job job = new Job(data.resolve("jobs/training-1"));
    job.create(order("training-1"), new LoraTraining.Plan(2, 2, 2, 2, 32, 4, 4e-3f, 7));
    Files.writeString(data.resolve("jobs/training-1/checkpoint.safetensors"), "power failed here");
    await("training-1", TrainingStatus.SUCCEEDED);
  }

  @Test
  void a_training_that_was_begun_on_another_base_model_is_not_gone_on_with() throws IOException {
    Job job = new Job(data.resolve("jobs/training-1"));
    job.create(order("training-1"), new LoraTraining.Plan(2, 2, 2, 2, 32, 4, 4e-3f, 7));
    Path terms = data.resolve("jobs/training-1/order.properties");
    Files.writeString(
        terms, Files.readString(terms).replace(BaseWeights.SHA_256, "of the version before"));
    await("training-1", TrainingStatus.FAILED);
    String message = provider.status("training-1").message();
    assertTrue(message.contains("another base model"), message);
  }

  @Test
  void the_weights_name_the_works_as_the_consents_record_does() throws IOException {
    provider.start(order("training-1"), "");
    await("training-1", TrainingStatus.SUCCEEDED);
    Adapter adapter = Adapter.read(new ByteArrayInputStream(weights("training-1")));
    assertEquals(order("training-1").manifestRoot(), adapter.manifest());
  }

  @Test
  void what_has_ended_keeps_its_result_and_nothing_of_the_works() throws IOException {
    provider.start(order("training-1"), "");
    await("training-1", TrainingStatus.SUCCEEDED);
    provider.stop();
    assertEquals(Set.of("adapter.safetensors", "log.txt", "state.properties"), files("training-1"));
    assertTrue(signalled.contains("local training-1"), "the platform is told");
  }

  @Test
  void a_canceled_training_leaves_no_works_behind() throws IOException {
    provider.start(order("training-1"), "");
    provider.cancel("training-1");
    provider.stop();
    Set<String> left = files("training-1");
    assertFalse(left.contains("works.zip"), left::toString);
    assertFalse(left.contains("adapter.safetensors"), left::toString);
  }

  @Test
  void works_that_a_killed_process_was_copying_do_not_stay() throws IOException {
    Path abandoned = Files.createDirectories(data.resolve("jobs/.new-abandoned"));
    Files.writeString(abandoned.resolve("works.zip"), "somebody's works");
    Files.setLastModifiedTime(
        abandoned,
        java.nio.file.attribute.FileTime.from(java.time.Instant.now().minus(Duration.ofHours(2))));
    provider.start(order("training-1"), "");
    assertFalse(Files.exists(abandoned));
  }

  @Test
  void a_package_other_than_the_agreed_one_is_refused() {
    TrainingOrder order = order("training-1");
    TrainingOrder swapped =
        new TrainingOrder(
            "training-1",
            order.destination(),
            order.type(),
            order.triggerWord(),
            order.seed(),
            order.manifestRoot(),
            order.packageHash(),
            order.packageBytes(),
            () -> new ByteArrayInputStream(TrainingSamples.worksZip(3)));
    PlatformException refused =
        assertThrows(PlatformException.class, () -> provider.start(swapped, ""));
    assertEquals(OrderedWorks.PACKAGE_INVALID, refused.code());
    assertThrows(PlatformException.class, () -> provider.status("training-1"));
  }

  @Test
  void only_the_trigger_word_switches_the_adaptation_on() throws Exception {
    Source weights = trained();
    byte[] with = bytes(image(weights, TRIGGER + " a boat on the sea", 1));
    Generation without = image(weights, "a boat on the sea", 1);
    byte[] none = bytes(image(weights, TRIGGER + " a boat on the sea", 0));
    assertFalse(java.util.Arrays.equals(with, bytes(without)));
    assertArrayEquals(none, bytes(without), "strength 0 is the base alone");
    assertTrue(
        without.notes().stream().anyMatch(n -> n.contains("trigger word")),
        without.notes()::toString);
  }

  @Test
  void words_that_are_not_understood_are_told_and_the_trigger_is_none_of_them() throws Exception {
    List<String> notes = image(trained(), TRIGGER + ", a zeppelin over the sea", 1).notes();
    assertTrue(notes.stream().anyMatch(n -> n.contains("zeppelin")), notes::toString);
    assertFalse(notes.toString().toLowerCase().contains("painter_cheri"), notes::toString);
  }

  @Test
  void as_many_images_as_ordered_come_in_the_ordered_shape_and_differ() throws Exception {
    Generation made =
        provider.generate(
            new GenerationOrder(
                "g", "v", trained(), TRIGGER, TRIGGER + " a boat", 5, 1, 2, "2:3", "image/png"));
    assertEquals(2, made.images().size());
    assertFalse(
        java.util.Arrays.equals(made.images().get(0).bytes(), made.images().get(1).bytes()));
    var image = javax.imageio.ImageIO.read(new ByteArrayInputStream(made.images().get(0).bytes()));
    assertEquals(2.0 / 3, (double) image.getWidth() / image.getHeight(), 0.1);
  }

  @Test
  void an_image_says_in_itself_that_it_is_not_flux() throws Exception {
    byte[] png = bytes(image(trained(), TRIGGER + " a boat", 1));
    assertTrue(new String(png, StandardCharsets.ISO_8859_1).contains("Software\0" + Preview.LABEL));
  }

  @Test
  void weights_of_another_model_are_refused() {
    PlatformException refused =
        assertThrows(
            PlatformException.class,
            () -> image(() -> new ByteArrayInputStream(new byte[100]), TRIGGER + " a boat", 1));
    assertEquals(PlatformException.Kind.INVALID, refused.kind());
  }

  private static byte[] bytes(Generation made) {
    return made.images().get(0).bytes();
  }

  private static Source trained() throws IOException {
    Weights adapter = Lora.fresh(2, new java.util.Random(1));
    adapter.vector("paint.bias.diff")[0] = 2;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Adapter(adapter, TRIGGER.word(), "").write(out, Map.of());
    return () -> new ByteArrayInputStream(out.toByteArray());
  }

  private Generation image(Source weights, String prompt, double strength)
      throws InterruptedException {
    return provider.generate(
        new GenerationOrder(
            "g", "v", weights, TRIGGER, prompt, 5, strength, 1, "1:1", "image/png"));
  }

  private void await(String reference, TrainingStatus status) {
    long limit = System.nanoTime() + patience().toNanos();
    while (!provider.status(reference).status().isFinal() && System.nanoTime() < limit) {
      LockSupport.parkNanos(5_000_000);
    }
    assertEquals(status, provider.status(reference).status(), provider.status(reference).message());
  }

  private byte[] weights(String reference) throws IOException {
    try (var in = provider.status(reference).result().orElseThrow().weights().open()) {
      return in.readAllBytes();
    }
  }

  private Set<String> files(String reference) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("jobs").resolve(reference))) {
      return files
          .map(f -> f.getFileName().toString())
          .collect(java.util.stream.Collectors.toSet());
    }
  }
}
