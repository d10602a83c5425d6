package art.painter.consent.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The node is killed between, and in the middle of, every two changes to its disk. */
class CrashTest extends KeysFixture {
  private static final Wrapping ENCRYPTED = passphrase("a long passphrase", "");

  private int names;

  @Test
  void of_the_first_start() {
    int changes = changes(keys -> {});
    assertEquals(
        6, changes, "two keys are staged, the history is written and moved, and both keys");
    for (int step = 0; step < changes; step++) {
      become("first" + step);
      TestFolder disk = TestFolder.crashing(keys());
      disk.failAfter(step);
      assertThrows(
          TestFolder.Crash.class, () -> new FileKeys(disk, PLAIN, Clock.systemUTC()).all());
      FileKeys keys = start();
      assertEquals(2, keys.all().size());
      sign(keys, KeyPurpose.RECORDS).assertHolds(keys);
      assertTidy(keys, Wrapping.PLAIN);
    }
  }

  @Test
  void of_a_rotation() {
    crashAtEveryChange(keys -> keys.rotate(OPERATOR), 5, false);
  }

  @Test
  void of_a_mark() {
    crashAtEveryChange(
        keys -> {
          VerificationKey key = current(keys, KeyPurpose.RECORDS);
          keys.compromised(OPERATOR, key.id(), key.from(), 0);
        },
        5,
        true);
  }

  private void crashAtEveryChange(Consumer<FileKeys> change, int expected, boolean marks) {
    int changes = changes(change) - changes(keys -> {});
    assertEquals(expected, changes);
    for (int step = 0; step < changes; step++) {
      become("step" + step);
      FileKeys before = start();
      Signed signed = sign(before, KeyPurpose.RECORDS);
      TestFolder disk = TestFolder.crashing(keys());
      FileKeys crashing = new FileKeys(disk, PLAIN, Clock.systemUTC());
      disk.failAfter(step);
      assertThrows(TestFolder.Crash.class, () -> change.accept(crashing));
      FileKeys keys = start();
      signed.assertHolds(keys);
      VerificationKey current = current(keys, KeyPurpose.RECORDS);
      boolean changed = !current.id().equals(signed.keyId());
      assertEquals(step > 2, changed, "the history's move decides: step " + step);
      assertEquals(changed ? 3 : 2, keys.all().size());
      VerificationKey old =
          keys.all().stream().filter(key -> key.id().equals(signed.keyId())).findFirst().get();
      assertEquals(changed, old.until().isPresent());
      assertEquals(changed && marks, old.compromise().isPresent());
      sign(keys, KeyPurpose.RECORDS).assertHolds(keys);
      sign(keys, KeyPurpose.LOG).assertHolds(keys);
      assertTidy(keys, Wrapping.PLAIN);
    }
  }

  @Test
  void of_encrypting_the_private_keys_and_of_decrypting_them_again() {
    Wrapping decrypting = passphrase("", "a long passphrase");
    for (int step = 0; step < 6; step++) {
      become("step" + step);
      FileKeys plain = start();
      Signed signed = sign(plain, KeyPurpose.RECORDS);
      crashAtStart(step, ENCRYPTED);
      // Somebody takes the change back; somebody else goes on with it.
      FileKeys taken = start(decrypting);
      signed.assertHolds(taken);
      assertTidy(taken, Wrapping.PLAIN);
      crashAtStart(step, ENCRYPTED);
      assertTidy(start(ENCRYPTED), Wrapping.ENCRYPTED);
      crashAtStart(step, decrypting);
      FileKeys again = start(decrypting);
      signed.assertHolds(again);
      sign(again, KeyPurpose.RECORDS).assertHolds(plain);
      assertTidy(again, Wrapping.PLAIN);
    }
  }

  @Test
  void of_a_change_of_passphrase() {
    Wrapping other = passphrase("another passphrase", "a long passphrase");
    for (int step = 0; step < 4; step++) {
      become("step" + step);
      Signed signed = sign(start(ENCRYPTED), KeyPurpose.RECORDS);
      crashAtStart(step, other);
      signed.assertHolds(start(other));
      FileKeys keys = start(passphrase("another passphrase", ""));
      signed.assertHolds(keys);
      assertTidy(keys, Wrapping.ENCRYPTED);
    }
  }

  private void crashAtStart(int step, Wrapping wrapping) {
    TestFolder disk = TestFolder.crashing(keys());
    disk.failAfter(step);
    assertThrows(
        TestFolder.Crash.class, () -> new FileKeys(disk, wrapping, Clock.systemUTC()).all());
  }

  /** How many changes to its disk a node makes that is started and does this. */
  private int changes(Consumer<FileKeys> change) {
    become("uncrashed" + names++);
    TestFolder disk = TestFolder.crashing(keys());
    change.accept(new FileKeys(disk, PLAIN, Clock.systemUTC()));
    return disk.changes();
  }
}
