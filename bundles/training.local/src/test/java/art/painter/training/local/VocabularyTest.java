package art.painter.training.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private final Vocabulary vocabulary = new Vocabulary();

  @Test
  void a_prompt_becomes_a_scene() {
    Scene scene = vocabulary.read("Three red boats on the sea at sunset, in the rain");
    assertEquals(Scene.Setting.SEA, scene.setting());
    assertEquals(Scene.Time.DUSK, scene.time());
    assertEquals(Scene.Weather.RAIN, scene.weather());
    assertEquals(List.of("boat", "boat", "boat", "sun"), motifs(scene));
    assertEquals(Optional.of(0xc03028), scene.things().get(0).colour());
    assertEquals(List.of(), scene.unknown());
  }

  @Test
  void words_it_does_not_know_are_kept_in_their_order() {
    assertEquals(
        List.of("quantum", "submarine"),
        vocabulary.read("a quantum submarine under the moon").unknown());
  }

  @Test
  void things_that_a_word_implies_are_not_doubled_by_naming_them() {
    assertEquals(
        1,
        motifs(vocabulary.read("still life with a vase")).stream().filter("vase"::equals).count());
  }

  @Test
  void nothing_at_all_is_a_scene_too() {
    assertEquals(Scene.Setting.LAND, vocabulary.read("").setting());
    assertTrue(vocabulary.read("  ,;! ").unknown().isEmpty());
  }

  @Test
  void every_word_of_the_vocabulary_can_be_drawn() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 60; i++) {
      Scene scene = vocabulary.read(vocabulary.random(random));
      assertTrue(Motifs.ALL.keySet().containsAll(motifs(scene)), scene::toString);
      Composer.draw(scene, 64, 64, i);
    }
  }

  @Test
  void composition_follows_prompt_and_seed_alone() {
    assertArrayEquals(picture("a boat on the sea", 1), picture("a boat on the sea", 1));
    assertFalse(Arrays.equals(picture("a boat on the sea", 1), picture("a boat on the sea", 2)));
    assertFalse(Arrays.equals(picture("a boat on the sea", 1), picture("a castle on a hill", 1)));
  }

  private float[] picture(String prompt, long seed) {
    return ToneMap.luminance(ToneMap.pixels(Composer.draw(vocabulary.read(prompt), 64, 64, seed)));
  }

  private static List<String> motifs(Scene scene) {
    return scene.things().stream().map(Scene.Thing::motif).toList();
  }
}
