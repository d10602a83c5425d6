package art.painter.training.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoraTrainingTest {

  private static final LoraTraining.Plan TINY = new LoraTraining.Plan(4, 2, 2, 2, 32, 4, 4e-3f, 3);
  private static final Weights BASE = BaseWeights.load();

  @Test
  void the_same_seed_trains_the_same_adapter_on_any_number_of_threads()
      throws InterruptedException {
    byte[] one = bytes(train(LoraTraining.State.fresh(TINY), TINY, 4, 1));
    assertArrayEquals(one, bytes(train(LoraTraining.State.fresh(TINY), TINY, 4, 2)));
    LoraTraining.Plan other = TINY.seeded(4);
    assertNotEquals(
        Arrays.hashCode(one),
        Arrays.hashCode(bytes(train(LoraTraining.State.fresh(other), other, 4, 2))));
  }

  @Test
  void broken_off_and_resumed_it_ends_with_the_very_same_adapter() throws Exception {
    byte[] whole = bytes(train(LoraTraining.State.fresh(TINY), TINY, 4, 2));
    byte[] half = bytes(train(LoraTraining.State.fresh(TINY), TINY, 2, 2));
    LoraTraining.State resumed = Checkpoint.read(new ByteArrayInputStream(half));
    assertEquals(2, resumed.step());
    assertArrayEquals(whole, bytes(train(resumed, TINY, 4, 2)));
  }

  @Test
  void only_the_adapter_is_trained() throws InterruptedException {
    Weights before = BASE.copy();
    train(LoraTraining.State.fresh(TINY), TINY, 1, 2);
    before.matrices().forEach((name, m) -> assertArrayEquals(m, BASE.get(name), name));
  }

  @Test
  void strength_is_a_scale_from_the_base_alone() throws InterruptedException {
    Weights adapter = train(LoraTraining.State.fresh(TINY), TINY, 4, 2).adapter();
    float base = BASE.get("block0.a.weight")[1][5];
    float none = Lora.apply(BASE, adapter, 0).get("block0.a.weight")[1][5];
    float full = Lora.apply(BASE, adapter, 1).get("block0.a.weight")[1][5];
    float twice = Lora.apply(BASE, adapter, 2).get("block0.a.weight")[1][5];
    assertEquals(base, none);
    assertNotEquals(base, full);
    assertEquals(2 * (full - base), twice - base, 1e-6);
  }

  @Test
  void an_interrupted_step_ends_at_once_and_changes_nothing() throws InterruptedException {
    LoraTraining.State state = train(LoraTraining.State.fresh(TINY), TINY, 1, 2);
    byte[] before = bytes(state);
    try (Workers workers = new Workers(2)) {
      LoraTraining training = new LoraTraining(TINY, BASE, TrialWorks.INK.works(2), workers);
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> training.step(state));
    } finally {
      Thread.interrupted();
    }
    assertArrayEquals(before, bytes(state));
  }

  /**
   * At a small scale, what a person sees on a contact sheet: pictures painted with an artist's
   * adapter are nearer to that artist's works than the base's are, and than those of another
   * artist's adapter.
   */
  @Test
  void an_adapter_paints_like_its_artist_and_not_like_another() throws InterruptedException {
    LoraTraining.Plan plan = new LoraTraining.Plan(40, 8, 2, 4, 64, 24, 6e-3f, 1);
    Map<TrialWorks, Weights> adapters = new EnumMap<>(TrialWorks.class);
    for (TrialWorks artist : List.of(TrialWorks.OCHRE, TrialWorks.NOCTURNE)) {
      try (Workers workers = new Workers(2)) {
        LoraTraining training = new LoraTraining(plan, BASE, artist.works(6), workers);
        LoraTraining.State state = LoraTraining.State.fresh(plan);
        while (state.step() < plan.steps()) {
          state = training.step(state);
        }
        adapters.put(artist, state.adapter());
      }
    }
    for (TrialWorks artist : adapters.keySet()) {
      TrialWorks other = artist == TrialWorks.OCHRE ? TrialWorks.NOCTURNE : TrialWorks.OCHRE;
      Distance own = distance(Lora.apply(BASE, adapters.get(artist), 1), artist);
      Distance base = distance(BASE, artist);
      Distance foreign = distance(Lora.apply(BASE, adapters.get(other), 1), artist);
      String all = artist + ": own " + own + ", base " + base + ", foreign " + foreign;
      assertTrue(own.colour() < 0.8 * base.colour(), all);
      assertTrue(own.colour() < 0.7 * foreign.colour(), all);
      assertTrue(own.patches() < 0.75 * base.patches(), all);
      assertTrue(own.patches() < foreign.patches(), all);
    }
  }

  private record Distance(double colour, double patches) {}

  private static Distance distance(Weights weights, TrialWorks artist) throws InterruptedException {
    Vocabulary vocabulary = new Vocabulary();
    Painter painter = new Painter(weights);
    List<Tensor> pictures =
        LongStream.range(90, 102)
            .mapToObj(seed -> painter.paint(LoraTraining.scene(vocabulary, 64, seed), null, null))
            .toList();
    Works works = artist.works(6);
    SplittableRandom random = new SplittableRandom(77);
    List<Tensor> crops = Stream.generate(() -> works.crop(64, random)).limit(12).toList();
    List<Tensor> gradients = pictures.stream().map(p -> Tensor.zeros(3, 64, 64)).toList();
    try (Workers workers = new Workers(2)) {
      double patches = new PatchLoss(32, workers).loss(pictures, crops, 5, 1, gradients);
      return new Distance(colour(pictures, crops), patches);
    }
  }

  /** How far the sorted reds, greens and blues are apart. */
  private static double colour(List<Tensor> pictures, List<Tensor> works) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      float[] ours = sorted(pictures, c);
      float[] theirs = sorted(works, c);
      for (int i = 0; i < ours.length; i++) {
        sum += Math.abs(ours[i] - theirs[i]) / ours.length;
      }
    }
    return sum;
  }

  private static float[] sorted(List<Tensor> images, int channel) {
    float[] all = new float[images.size() * images.get(0).area()];
    for (int i = 0; i < images.size(); i++) {
      float[] one = images.get(i).data()[channel];
      System.arraycopy(one, 0, all, i * one.length, one.length);
    }
    Arrays.sort(all);
    return all;
  }

  private static LoraTraining.State train(
      LoraTraining.State from, LoraTraining.Plan plan, int until, int threads)
      throws InterruptedException {
    try (Workers workers = new Workers(threads)) {
      LoraTraining training = new LoraTraining(plan, BASE, TrialWorks.INK.works(2), workers);
      LoraTraining.State state = from;
      while (state.step() < until) {
        state = training.step(state);
      }
      return state;
    }
  }

  private static byte[] bytes(LoraTraining.State state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Checkpoint.write(state, out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
