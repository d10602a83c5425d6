package art.painter.api.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationKeyTest {
  private static final Instant MADE = Instant.parse("2026-11-23T10:00:00Z");
  private static final String KEY =
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
  private static final byte[] MESSAGE = HexFormat.of().parseHex("af82");
  private static final byte[] SIGNATURE =
      HexFormat.of()
          .parseHex(
              "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                  + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");

  /** RFC 8032, section 7.1: tests 1 to 3. */
  @ParameterizedTest
  @CsvSource({
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
        + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
        + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
        + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void the_published_signatures_verify(String key, String message, String signature) {
    byte[] said = HexFormat.of().parseHex(message);
    byte[] signed = HexFormat.of().parseHex(signature);
    assertTrue(key(key).verifies(said, signed));
    assertFalse(key(key).verifies(Arrays.copyOf(said, said.length + 1), signed));
    assertFalse(
        key("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511b")
            .verifies(said, signed));
  }

  @Test
  void no_changed_byte_of_a_signature_goes_unnoticed() {
    for (int i = 0; i < SIGNATURE.length; i++) {
      byte[] changed = SIGNATURE.clone();
      changed[i] ^= 1;
      assertFalse(key(KEY).verifies(MESSAGE, changed), "byte " + i);
    }
  }

  @Test
  void a_signature_has_64_bytes_and_one_form() {
    for (int length : new int[] {0, 1, 63, 65, 128}) {
      assertFalse(key(KEY).verifies(MESSAGE, Arrays.copyOf(SIGNATURE, length)), "of " + length);
    }
    assertFalse(key(KEY).verifies(MESSAGE, plusGroupOrder(SIGNATURE)));
  }

  /** The other S for which the equation of RFC 8032, section 5.1.7 holds too. */
  private static byte[] plusGroupOrder(byte[] signature) {
    BigInteger order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    byte[] s =
        new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64))).add(order).toByteArray();
    byte[] other = signature.clone();
    System.arraycopy(Arrays.copyOf(reversed(s), 32), 0, other, 32, 32);
    return other;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  @Test
  void a_public_key_has_32_bytes() {
    assertThrows(IllegalArgumentException.class, () -> key("00".repeat(31)));
    assertThrows(IllegalArgumentException.class, () -> key("00".repeat(33)));
  }

  @Test
  void bytes_that_are_no_point_of_the_curve_verify_nothing() {
    for (String bytes : new String[] {"ff".repeat(32), "02" + "00".repeat(31)}) {
      assertFalse(key(bytes).verifies(MESSAGE, SIGNATURE));
    }
  }

  @Test
  void nobody_can_change_its_bytes() {
    byte[] bytes = HexFormat.of().parseHex(KEY);
    VerificationKey key =
        new VerificationKey("id", KeyPurpose.LOG, bytes, MADE, Optional.empty(), Optional.empty());
    bytes[0]++;
    key.publicKey()[1]++;
    assertArrayEquals(HexFormat.of().parseHex(KEY), key.publicKey());
    assertTrue(key.verifies(MESSAGE, SIGNATURE));
  }

  @Test
  void it_was_in_use_from_its_first_moment_until_it_was_retired() {
    VerificationKey current = key(KEY);
    assertFalse(current.usedAt(MADE.minusNanos(1)));
    assertTrue(current.usedAt(MADE));
    assertTrue(current.usedAt(MADE.plusSeconds(1_000_000_000)));
    VerificationKey retired =
        new VerificationKey(
            "id",
            KeyPurpose.RECORDS,
            current.publicKey(),
            MADE,
            Optional.of(MADE.plusSeconds(60)),
            Optional.empty());
    assertTrue(retired.usedAt(MADE.plusSeconds(59)));
    assertFalse(retired.usedAt(MADE.plusSeconds(61)));
  }

  private static VerificationKey key(String hex) {
    return new VerificationKey(
        "id",
        KeyPurpose.RECORDS,
        HexFormat.of().parseHex(hex),
        MADE,
        Optional.empty(),
        Optional.empty());
  }
}
