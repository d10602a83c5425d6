package art.painter.core.account;

import art.painter.api.PlatformException;
import art.painter.api.account.Accounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) by Bouncy Castle, written in the PHC string format, with the parameters that
 * OWASP's Password Storage Cheat Sheet names first: 19 MiB, 2 passes, 1 lane.
 */
final class PasswordHash {
  private static final int KIBIBYTES = 19_456;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int PATIENCE_SECONDS = 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  // Each hash takes 19 MiB of heap for its time; two at once keep a crowd of log-ins from taking
  // all of it.
  private static final Semaphore PERMITS = new Semaphore(2, true);

  private PasswordHash() {}

  static String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(
            KIBIBYTES,
            PASSES,
            base64.encodeToString(salt),
            base64.encodeToString(derive(password, salt, KIBIBYTES, PASSES)));
  }

  static boolean matches(String password, String encoded) {
    String[] parts = encoded.split("[$,]");
    int kibibytes = Integer.parseInt(parts[3].substring(2));
    int passes = Integer.parseInt(parts[4].substring(2));
    byte[] salt = Base64.getDecoder().decode(parts[6]);
    byte[] expected = Base64.getDecoder().decode(parts[7]);
    return MessageDigest.isEqual(expected, derive(password, salt, kibibytes, passes));
  }

  private static byte[] derive(String password, byte[] salt, int kibibytes, int passes) {
    byte[] hash = new byte[HASH_BYTES];
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    acquire();
    try {
      argon2.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(kibibytes)
              .withIterations(passes)
              .withParallelism(1)
              .withSalt(salt)
              .build());
      argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
      return hash;
    } finally {
      PERMITS.release();
    }
  }

  private static void acquire() {
    try {
      if (PERMITS.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    throw PlatformException.unavailable(
        Accounts.THROTTLED,
        "Too many people register or log in at this moment. Try again in a minute.");
  }
}
