package art.painter.consent.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.SigningKeys;
import art.painter.api.key.VerificationKey;
import art.painter.api.key.VerificationKey.Compromise;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RotationTest extends KeysFixture {
  private static final int SIGNERS = 4;
  private static final int ROTATIONS = 25;

  @Test
  void a_new_key_signs_and_the_old_ones_signatures_stay_good() {
    FileKeys keys = start();
    Signed before = sign(keys, KeyPurpose.RECORDS);
    VerificationKey log = current(keys, KeyPurpose.LOG);
    VerificationKey made = keys.rotate(OPERATOR);
    assertEquals(made.id(), sign(keys, KeyPurpose.RECORDS).keyId());
    assertEquals(log.id(), current(keys, KeyPurpose.LOG).id());
    VerificationKey old = find(keys, before.keyId());
    assertEquals(Optional.of(made.from()), old.until(), "without a gap");
    assertEquals(made.id(), keys.all().get(2).id(), "the oldest first");
    assertTidy(keys, Wrapping.PLAIN);
    FileKeys again = start();
    before.assertHolds(again);
    assertEquals(keys.jwks(), again.jwks());
    assertEquals(made.id(), sign(again, KeyPurpose.RECORDS).keyId());
  }

  @Test
  void only_an_operator_changes_keys() {
    FileKeys keys = start();
    String id = current(keys, KeyPurpose.RECORDS).id();
    String before = keys.jwks();
    for (Caller caller : List.of(Caller.ANONYMOUS, new Caller("acc-1", Set.of(Role.ARTIST)))) {
      assertEquals(Kind.DENIED, refused(() -> keys.rotate(caller)).kind());
      assertEquals(
          Kind.DENIED, refused(() -> keys.compromised(caller, id, Instant.now(), 1)).kind());
    }
    assertEquals(before, keys.jwks());
  }

  @Test
  @Timeout(120)
  void each_of_many_signatures_lies_in_the_time_of_the_key_that_it_names() throws Exception {
    FileKeys keys = start();
    AtomicBoolean rotating = new AtomicBoolean(true);
    Semaphore made = new Semaphore(0);
    ExecutorService threads = Executors.newFixedThreadPool(SIGNERS);
    try {
      List<Future<List<Signed>>> signers = new ArrayList<>();
      for (int i = 0; i < SIGNERS; i++) {
        signers.add(
            threads.submit(
                () -> {
                  List<Signed> signed = new ArrayList<>();
                  while (rotating.get()) {
                    signed.add(sign(keys, KeyPurpose.RECORDS));
                    made.release();
                  }
                  return signed;
                }));
      }
      for (int i = 0; i < ROTATIONS; i++) {
        made.drainPermits();
        assertTrue(made.tryAcquire(30, TimeUnit.SECONDS), "signed between the rotations");
        keys.rotate(OPERATOR);
      }
      rotating.set(false);
      int count = 0;
      SigningKeys again = start();
      for (Future<List<Signed>> signer : signers) {
        for (Signed signed : signer.get(60, TimeUnit.SECONDS)) {
          signed.assertHolds(again);
          count++;
        }
      }
      assertTrue(count >= ROTATIONS, "signed " + count);
      assertEquals(2 + ROTATIONS, again.all().size());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(60)
  void a_rotation_waits_for_those_who_sign() throws Exception {
    FileKeys keys = start();
    CountDownLatch borrowed = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Signed> signed =
          threads.submit(
              () ->
                  keys.sign(
                      KeyPurpose.RECORDS,
                      signer -> {
                        borrowed.countDown();
                        await(goOn);
                        return new Signed(
                            signer.keyId(), signer.time(), signer.sign(Signed.MESSAGE));
                      }));
      assertTrue(borrowed.await(30, TimeUnit.SECONDS));
      Thread rotating = new Thread(() -> keys.rotate(OPERATOR));
      rotating.start();
      Instant limit = Instant.now().plusSeconds(30);
      while (rotating.getState() != Thread.State.WAITING) {
        assertTrue(Instant.now().isBefore(limit), "it waits");
        Thread.onSpinWait();
      }
      goOn.countDown();
      rotating.join();
      signed.get().assertHolds(keys);
      assertFalse(current(keys, KeyPurpose.RECORDS).from().isBefore(signed.get().time()));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Timeout(60)
  void who_has_borrowed_a_key_cannot_wait_for_its_end() {
    FileKeys keys = start();
    assertThrows(
        IllegalStateException.class,
        () -> keys.sign(KeyPurpose.RECORDS, signer -> keys.rotate(OPERATOR)));
    keys.rotate(OPERATOR);
  }

  @Test
  void a_compromised_key_in_use_is_marked_and_rotated_at_once() {
    FileKeys keys = start();
    Signed before = sign(keys, KeyPurpose.RECORDS);
    Instant at = before.time();
    VerificationKey marked = keys.compromised(OPERATOR, before.keyId(), at, 7);
    assertEquals(Optional.of(new Compromise(at, 7)), marked.compromise());
    assertTrue(marked.until().isPresent());
    assertFalse(sign(keys, KeyPurpose.RECORDS).keyId().equals(before.keyId()));
    assertTidy(keys, Wrapping.PLAIN);
    VerificationKey kept = find(start(), before.keyId());
    assertEquals(marked.compromise(), kept.compromise());
    assertEquals(marked.until(), kept.until());
    before.assertHolds(keys);
  }

  @Test
  void a_retired_key_is_marked_without_a_rotation() {
    FileKeys keys = start();
    String old = current(keys, KeyPurpose.RECORDS).id();
    VerificationKey made = keys.rotate(OPERATOR);
    Optional<Instant> until = find(keys, old).until();
    VerificationKey marked = keys.compromised(OPERATOR, old, made.from(), 0);
    assertEquals(until, marked.until());
    assertEquals(made.id(), current(keys, KeyPurpose.RECORDS).id());
    assertEquals(3, keys.all().size());
  }

  @Test
  void a_mark_keeps_the_earlier_time() {
    FileKeys keys = start();
    VerificationKey key = current(keys, KeyPurpose.RECORDS);
    Instant first = key.from().plusNanos(2);
    keys.compromised(OPERATOR, key.id(), first, 5);
    assertEquals(
        Optional.of(new Compromise(first, 5)),
        keys.compromised(OPERATOR, key.id(), first.plusNanos(1), 9).compromise());
    assertEquals(
        Optional.of(new Compromise(first, 5)),
        keys.compromised(OPERATOR, key.id(), first, 1).compromise());
    assertEquals(
        Optional.of(new Compromise(key.from(), 3)),
        keys.compromised(OPERATOR, key.id(), key.from(), 3).compromise());
    assertEquals(Optional.of(new Compromise(key.from(), 3)), find(start(), key.id()).compromise());
    assertEquals(3, keys.all().size(), "rotated once");
  }

  @Test
  void what_cannot_be_marked_is_told() {
    FileKeys keys = start();
    VerificationKey key = current(keys, KeyPurpose.RECORDS);
    String log = current(keys, KeyPurpose.LOG).id();
    String before = keys.jwks();
    Instant now = Instant.now();
    PlatformException unknown = refused(() -> keys.compromised(OPERATOR, "nobody", now, 1));
    assertEquals(Kind.NOT_FOUND, unknown.kind());
    assertEquals(SigningKeys.NOT_FOUND, unknown.code());
    PlatformException ofLog = refused(() -> keys.compromised(OPERATOR, log, now, 1));
    assertTrue(ofLog.getMessage().contains("is not built yet"), ofLog.getMessage());
    for (PlatformException invalid :
        List.of(
            ofLog,
            refused(() -> keys.compromised(OPERATOR, key.id(), now.plusSeconds(3600), 1)),
            refused(() -> keys.compromised(OPERATOR, key.id(), key.from().minusNanos(1), 1)),
            refused(() -> keys.compromised(OPERATOR, key.id(), now, -1)))) {
      assertEquals(Kind.INVALID, invalid.kind());
      assertEquals(SigningKeys.INVALID, invalid.code());
    }
    assertEquals(before, keys.jwks());
  }

  @Test
  void when_the_disk_fails_nothing_is_signed_that_would_not_hold() {
    for (int step = 0; step < 6; step++) {
      TestFolder disk = TestFolder.failing(keys());
      FileKeys keys = new FileKeys(disk, PLAIN, Clock.systemUTC());
      Signed before = sign(keys, KeyPurpose.RECORDS);
      disk.failAfter(step);
      try {
        keys.rotate(OPERATOR);
      } catch (PlatformException failed) {
        assertEquals(FileKeys.UNAVAILABLE, failed.code());
      }
      List<Signed> after = new ArrayList<>(List.of(before));
      try {
        after.add(sign(keys, KeyPurpose.RECORDS));
      } catch (PlatformException locked) {
        assertEquals(Kind.UNAVAILABLE, locked.kind());
      }
      disk.mend();
      FileKeys again = start();
      after.forEach(signed -> signed.assertHolds(again));
      assertTidy(again, Wrapping.PLAIN);
    }
  }

  @Test
  void keys_that_are_gone_while_the_node_runs_are_not_made_anew() throws Exception {
    FileKeys keys = start();
    String before = keys.jwks();
    for (String name : names()) {
      Files.delete(keys().resolve(name));
    }
    Files.delete(keys());
    assertEquals(Kind.UNAVAILABLE, refused(() -> keys.rotate(OPERATOR)).kind());
    assertEquals(
        Kind.UNAVAILABLE, refused(() -> sign(keys, KeyPurpose.LOG)).kind(), "nothing is signed");
    assertEquals(before, keys.jwks());
    assertFalse(Files.exists(keys()));
  }

  private static PlatformException refused(Callable<?> call) {
    return assertThrows(PlatformException.class, call::call);
  }

  private static VerificationKey find(SigningKeys keys, String id) {
    return keys.all().stream().filter(key -> key.id().equals(id)).findFirst().orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
