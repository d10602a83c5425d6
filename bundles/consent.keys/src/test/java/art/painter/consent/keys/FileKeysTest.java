package art.painter.consent.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.VerificationKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.osgi.util.converter.Converters;

class FileKeysTest extends KeysFixture {
  @Test
  void the_first_start_makes_a_key_for_each_purpose_and_later_ones_keep_them() throws IOException {
    Instant before = Instant.now();
    FileKeys keys = start();
    assertEquals(2, keys.all().size());
    assertNotEquals(current(keys, KeyPurpose.RECORDS).id(), current(keys, KeyPurpose.LOG).id());
    for (VerificationKey key : keys.all()) {
      assertFalse(key.from().isBefore(before) || key.from().isAfter(Instant.now()));
    }
    Signed signed = sign(keys, KeyPurpose.RECORDS);
    String jwks = keys.jwks();
    FileKeys again = start();
    assertEquals(jwks, again.jwks());
    signed.assertHolds(again);
    sign(again, KeyPurpose.RECORDS).assertHolds(keys);
    sign(again, KeyPurpose.LOG).assertHolds(keys);
    assertTidy(again, Wrapping.PLAIN);
    assertEquals(jwks, read(KeyFiles.HISTORY), "what is served is what is kept");
  }

  @Test
  void each_purpose_is_signed_with_its_own_key() {
    FileKeys keys = start();
    for (KeyPurpose purpose : KeyPurpose.values()) {
      Signed signed = sign(keys, purpose);
      assertEquals(current(keys, purpose).id(), signed.keyId());
      signed.assertHolds(keys);
    }
  }

  @Test
  void a_key_is_lent_for_one_piece_of_work() {
    AtomicReference<Signer> kept = new AtomicReference<>();
    FileKeys keys = start();
    keys.sign(
        KeyPurpose.RECORDS,
        signer -> {
          kept.set(signer);
          return "";
        });
    assertThrows(IllegalStateException.class, () -> kept.get().sign(new byte[1]));
    assertThrows(IllegalStateException.class, kept.get()::time);
  }

  @Test
  void what_goes_wrong_in_the_work_is_told_and_the_key_given_back() {
    FileKeys keys = start();
    RuntimeException failure = new RuntimeException("no");
    RuntimeException told =
        assertThrows(
            RuntimeException.class,
            () ->
                keys.sign(
                    KeyPurpose.LOG,
                    signer -> {
                      throw failure;
                    }));
    assertEquals(failure, told);
    keys.rotate(OPERATOR);
  }

  @Test
  void nobody_else_can_look_into_the_folder() throws IOException {
    start().rotate(OPERATOR);
    assertEquals("rwx------", permissions(keys()));
    for (String name : names()) {
      assertEquals("rw-------", permissions(keys().resolve(name)), name);
    }
  }

  @Test
  void no_private_key_is_in_what_is_published_or_printed() throws Exception {
    FileKeys keys = start();
    keys.rotate(OPERATOR);
    assertEquals(
        keys.all().stream().map(VerificationKey::id).toList(),
        Jwks.read(keys.jwks()).stream().map(VerificationKey::id).toList());
    assertTrue(new ObjectMapper().readTree(keys.jwks()).findValues("d").isEmpty());
    for (KeyPurpose purpose : KeyPurpose.values()) {
      String secret = secret(current(keys, purpose));
      assertEquals(43, secret.length());
      assertFalse(keys.jwks().contains(secret));
      assertFalse(keys.toString().contains(secret));
      assertFalse(keys.sign(purpose, Object::toString).contains(secret));
      assertFalse(
          SigningKey.parse(current(keys, purpose), read(current(keys, purpose).id() + ".jwk"))
              .toString()
              .contains(secret));
    }
  }

  @Test
  void a_private_key_is_a_jwk_that_the_jdk_signs_with() throws Exception {
    FileKeys keys = start();
    VerificationKey key = current(keys, KeyPurpose.RECORDS);
    JsonNode jwk = new ObjectMapper().readTree(read(key.id() + ".jwk"));
    assertEquals("OKP", jwk.get("kty").textValue());
    assertEquals("Ed25519", jwk.get("crv").textValue());
    assertEquals(key.id(), jwk.get("kid").textValue());
    assertArrayEquals(key.publicKey(), Base64.getUrlDecoder().decode(jwk.get("x").textValue()));
    // RFC 8410, section 7.
    byte[] pkcs8 =
        HexFormat.of()
            .parseHex(
                "302e020100300506032b657004220420"
                    + HexFormat.of()
                        .formatHex(Base64.getUrlDecoder().decode(jwk.get("d").textValue())));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(
        KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    signature.update(Signed.MESSAGE);
    byte[] bytes = signature.sign();
    assertTrue(key.verifies(Signed.MESSAGE, bytes));
    assertArrayEquals(bytes, sign(keys, KeyPurpose.RECORDS).signature());
  }

  @Test
  void no_time_is_told_before_the_key_was_made_though_the_clock_is_set_back() {
    Instant now = Instant.parse("2026-11-23T10:15:30Z");
    AtomicReference<Instant> clock = new AtomicReference<>(now);
    FileKeys keys = new FileKeys(new KeyFolder(keys()), PLAIN, settable(clock));
    clock.set(now.plusSeconds(60));
    Signed signed = sign(keys, KeyPurpose.RECORDS);
    assertEquals(now.plusSeconds(60), signed.time());
    clock.set(now.minusSeconds(60));
    Signed early = sign(keys, KeyPurpose.RECORDS);
    assertEquals(now, early.time());
    VerificationKey made = keys.rotate(OPERATOR);
    assertEquals(now.plusSeconds(60), made.from());
    assertEquals(now.plusSeconds(60), sign(keys, KeyPurpose.RECORDS).time());
    signed.assertHolds(keys);
    early.assertHolds(keys);
  }

  @Test
  void a_missing_private_key_stops_the_start_and_none_is_made_in_its_place() throws IOException {
    for (KeyPurpose purpose : KeyPurpose.values()) {
      FileKeys keys = start();
      String name = current(keys, purpose).id() + ".jwk";
      String text = read(name);
      Files.delete(keys().resolve(name));
      assertTells(assertRefused(PLAIN), name + " is missing", "backup", keys().toString());
      write(name, text);
      assertEquals(keys.jwks(), start().jwks());
    }
  }

  @Test
  void a_damaged_private_key_or_that_of_another_stops_the_start() throws IOException {
    FileKeys keys = start();
    String records = current(keys, KeyPurpose.RECORDS).id() + ".jwk";
    String text = read(records);
    String log = read(current(keys, KeyPurpose.LOG).id() + ".jwk");
    String noSecret = text.replaceAll("\"d\":\"[^\"]*\",?", "");
    String short31 = text.replaceAll("\"d\":\"[^\"]*\"", "\"d\":\"AAAA\"");
    for (String wrong : List.of("", "{", "null", log, noSecret, short31, "\0\0\0\0")) {
      write(records, wrong);
      String told = assertRefused(PLAIN);
      assertTells(told, records + " cannot be used", "backup");
      assertFalse(told.contains("\"d\""), told);
    }
    write(records, text);
    assertEquals(keys.jwks(), start().jwks());
  }

  @Test
  void a_missing_or_damaged_history_stops_the_start() throws IOException {
    FileKeys keys = start();
    Files.delete(keys().resolve(KeyFiles.HISTORY));
    assertTells(assertRefused(PLAIN), "jwks.json is missing", "backup");
    String records = current(keys, KeyPurpose.RECORDS).id();
    for (String wrong :
        List.of(
            "",
            "{\"keys\":[]}",
            keys.jwks().substring(5),
            keys.jwks().replace("\"log\"", "\"records\""),
            keys.jwks().replace(records, "other"),
            keys.jwks().replace("\"from\"", "\"for\""))) {
      write(KeyFiles.HISTORY, wrong);
      assertTells(assertRefused(PLAIN), "jwks.json", "backup");
    }
    write(KeyFiles.HISTORY, keys.jwks());
    sign(start(), KeyPurpose.RECORDS).assertHolds(keys);
  }

  @Test
  void a_folder_that_cannot_be_read_stops_the_start() throws IOException {
    Files.createDirectories(keys().getParent());
    Files.writeString(keys(), "a file where the folder should be");
    PlatformException refused = assertThrows(PlatformException.class, () -> start().all());
    assertTells(refused.getMessage(), keys().toString(), "user that runs this node");
  }

  @Test
  void a_file_system_without_permissions_will_do() throws IOException {
    Path zip = data.resolve("keys.zip");
    try (var system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path folder = system.getPath("/data/keys");
      FileKeys keys = new FileKeys(new KeyFolder(folder), PLAIN, Clock.systemUTC());
      Signed signed = sign(keys, KeyPurpose.RECORDS);
      keys.rotate(OPERATOR);
      signed.assertHolds(new FileKeys(new KeyFolder(folder), PLAIN, Clock.systemUTC()));
    }
  }

  @Test
  void the_configuration_has_the_keys_of_its_file() throws IOException {
    FileKeys.Config config =
        Converters.standardConverter()
            .convert(Map.of(".passphrase", "now", ".passphrase.previous", "then"))
            .to(FileKeys.Config.class);
    assertEquals("now", config._passphrase());
    assertEquals("then", config._passphrase_previous());
    List<String> lines = Files.readAllLines(Path.of("../../config/" + FileKeys.PID + ".cfg"));
    assertTrue(lines.contains(".passphrase =") && lines.contains(".passphrase.previous ="));
  }

  private String secret(VerificationKey key) throws IOException {
    return new ObjectMapper().readTree(read(key.id() + ".jwk")).get("d").textValue();
  }

  private static void assertTells(String message, String... words) {
    for (String word : words) {
      assertTrue(message.contains(word), () -> word + " is in: " + message);
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Clock settable(AtomicReference<Instant> time) {
    return new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return time.get();
      }
    };
  }
}
