package art.painter.consent.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.key.KeyPurpose;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PassphraseTest extends KeysFixture {
  private static final String PASSPHRASE = "Zoë's long passphrase";
  private static final Wrapping RIGHT = passphrase(PASSPHRASE, "");
  private static final Wrapping WRONG = passphrase("Zoe's long passphrase", "");

  @Test
  void private_keys_are_encrypted_from_the_first_start_on() throws Exception {
    Wrapping asItShips = new Wrapping(PASSPHRASE, "");
    FileKeys keys = start(asItShips);
    Signed signed = sign(keys, KeyPurpose.RECORDS);
    assertTidy(keys, Wrapping.ENCRYPTED);
    JWEHeader header =
        JWEObject.parse(read(current(keys, KeyPurpose.LOG).id() + ".jwe")).getHeader();
    assertEquals(JWEAlgorithm.PBES2_HS512_A256KW, header.getAlgorithm());
    assertEquals(EncryptionMethod.A256GCM, header.getEncryptionMethod());
    assertEquals("jwk+json", header.getContentType());
    assertTrue(header.getPBES2Count() >= 210_000);
    assertTrue(header.getPBES2Salt().decode().length >= 16);
    FileKeys again = start(asItShips);
    signed.assertHolds(again);
    again.rotate(OPERATOR);
    assertTidy(again, Wrapping.ENCRYPTED);
    signed.assertHolds(start(RIGHT));
  }

  @Test
  void without_the_right_passphrase_the_start_fails_and_says_what_to_set() {
    FileKeys keys = start(RIGHT);
    for (Wrapping wrong : new Wrapping[] {PLAIN, WRONG, passphrase("", "other")}) {
      String told = assertRefused(wrong);
      assertTrue(told.contains(".passphrase in config/art.painter.consent.keys.cfg"), told);
      assertTrue(told.contains(current(keys, KeyPurpose.RECORDS).id() + ".jwe"), told);
      assertFalse(told.contains(PASSPHRASE), told);
    }
    assertTrue(assertRefused(PLAIN).contains("no passphrase is configured"));
    assertTrue(assertRefused(WRONG).contains("another passphrase"));
    assertEquals(keys.jwks(), start(RIGHT).jwks());
  }

  @Test
  void a_damaged_encrypted_key_stops_the_start() throws IOException {
    FileKeys keys = start(RIGHT);
    String name = current(keys, KeyPurpose.RECORDS).id() + ".jwe";
    String text = read(name);
    int middle = text.length() / 2;
    String changed =
        text.substring(0, middle)
            + (text.charAt(middle) == 'A' ? 'B' : 'A')
            + text.substring(middle + 1);
    for (String wrong :
        new String[] {"", "no JWE", changed, read(current(keys, KeyPurpose.LOG).id() + ".jwe")}) {
      write(name, wrong);
      assertTrue(assertRefused(RIGHT).contains(name + " cannot be used"));
    }
  }

  @Test
  void a_passphrase_is_set_changed_and_taken_away_at_a_start() {
    FileKeys plain = start();
    Signed signed = sign(plain, KeyPurpose.RECORDS);
    assertTidy(start(RIGHT), Wrapping.ENCRYPTED);
    assertTidy(start(passphrase("another", PASSPHRASE)), Wrapping.ENCRYPTED);
    assertRefused(RIGHT);
    assertTidy(start(passphrase("another", "")), Wrapping.ENCRYPTED);
    assertRefused(PLAIN);
    FileKeys again = start(passphrase("", "another"));
    assertTidy(again, Wrapping.PLAIN);
    assertTidy(start(), Wrapping.PLAIN);
    signed.assertHolds(again);
    sign(again, KeyPurpose.RECORDS).assertHolds(plain);
    assertEquals(plain.jwks(), again.jwks());
  }

  @Test
  void a_start_that_needs_nothing_leaves_the_files_as_they_are() throws IOException {
    FileKeys keys = start(RIGHT);
    String name = current(keys, KeyPurpose.RECORDS).id() + ".jwe";
    String text = read(name);
    start(RIGHT);
    start(passphrase(PASSPHRASE, "of earlier"));
    assertEquals(text, read(name));
  }
}
