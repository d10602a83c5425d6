package art.painter.api.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final VerificationKey KEY = PublishedLog.key(KeyPurpose.LOG);

  @ParameterizedTest
  @ValueSource(ints = {5, 7, 15})
  void a_published_checkpoint_is_read_and_its_signature_verifies(int size) {
    Checkpoint checkpoint = Checkpoint.parse(PublishedLog.note(size));
    assertEquals(PublishedLog.ORIGIN, checkpoint.origin());
    assertEquals(size, checkpoint.size());
    assertArrayEquals(MerkleTree.root(PublishedLog.leaves(size)), checkpoint.root());
    assertEquals(PublishedLog.note(size), checkpoint.note());
    assertTrue(checkpoint.signedBy(KEY));
  }

  @Test
  void the_verifier_keys_of_published_logs_are_made_from_their_name_and_key() {
    assertEquals(PublishedLog.VERIFIER_KEY, Checkpoint.verifierKey(PublishedLog.ORIGIN, KEY));
    // The Go checksum database's, https://sum.golang.org.
    String golang = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    assertEquals(
        golang, Checkpoint.verifierKey("sum.golang.org", PublishedLog.key(golang, KeyPurpose.LOG)));
  }

  @Test
  void the_key_of_a_published_note_verifies_its_text() {
    // A tree head of the Go checksum database; its origin has spaces, so it is no checkpoint here.
    VerificationKey golang =
        PublishedLog.key(
            "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8", KeyPurpose.LOG);
    byte[] text =
        "go.sum database tree\n63096908\n8lHrQPRYe4KT4WQ9/Qk8/taKnD6IRHbFgfN7vQE2Y54=\n"
            .getBytes(UTF_8);
    byte[] signature =
        Base64.getDecoder()
            .decode(
                "Az3gri/oVBN1jAhNZ/iS+W31psFAWRT20/GyrhpU6taFwulQGetBkH5S7wpGXdS935jiIGiUUAXBVHzT/P6fYhqAmAk=");
    assertTrue(golang.verifies(text, Arrays.copyOfRange(signature, 4, signature.length)));
    text[0]++;
    assertFalse(golang.verifies(text, Arrays.copyOfRange(signature, 4, signature.length)));
  }

  @Test
  void every_changed_byte_of_a_note_is_noticed() {
    EachByte.of(PublishedLog.note(15))
        .assertNoticed(changed -> Checkpoint.parse(changed).signedBy(KEY));
  }

  static Stream<String> spoiled() {
    String note = PublishedLog.note(15);
    return Stream.of(
        "",
        "\n",
        note.trim(),
        note + "\n",
        note + " ",
        " " + note,
        note.replace("\n", "\r\n"),
        note.replace("\n15\n", "\n015\n"),
        note.replace("\n15\n", "\n+15\n"),
        note.replace("\n15\n", "\n-15\n"),
        note.replace("\n15\n", "\n1234567890123456789\n"),
        note.replace("\n15\n", "\n15\nan extension\n"),
        note.replace("83cs=\n", "83cs\n"),
        note.replace("83cs=\n", "83ct=\n"),
        note.replace("\u2014", "-"),
        note.replace("\u2014 ", "\u2014  "),
        note.replace("\n\n", "\n"),
        note.replace("\n\n", "\n\n\n"),
        note.substring(0, note.indexOf('\u2014')),
        note.replace(PublishedLog.ORIGIN, ""),
        note.replace(PublishedLog.ORIGIN, "example.com log"),
        note.replace(PublishedLog.ORIGIN, "example.com+log"),
        note + note.substring(note.indexOf('\u2014')).repeat(16));
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  void what_is_not_written_exactly_so_is_no_checkpoint(String text) {
    assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(text));
  }

  @Test
  void signatures_of_others_beside_the_logs_are_passed_over() {
    String note = PublishedLog.note(15);
    String line = note.substring(note.indexOf('\u2014'));
    String witness = line.replace(PublishedLog.ORIGIN, "witness.example");
    String body = note.substring(0, note.indexOf('\u2014'));
    assertTrue(Checkpoint.parse(body + witness + line).signedBy(KEY));
    assertTrue(Checkpoint.parse(body + line + witness.repeat(15)).signedBy(KEY));
    assertFalse(Checkpoint.parse(body + witness).signedBy(KEY));
    String strayBits = line.replace("ewI=", "ewJ=");
    assertFalse(Checkpoint.parse(body + strayBits).signedBy(KEY));
  }

  @Test
  void only_a_key_of_logs_signs_checkpoints() {
    Checkpoint checkpoint = Checkpoint.parse(PublishedLog.note(15));
    assertFalse(checkpoint.signedBy(PublishedLog.key(KeyPurpose.RECORDS)));
    assertFalse(checkpoint.signedBy(new TestKey(KeyPurpose.LOG).verificationKey()));
  }

  @Test
  void a_signature_is_for_one_text_only() {
    String other = PublishedLog.note(7);
    String note = PublishedLog.note(15);
    String swapped =
        note.substring(0, note.indexOf('\u2014')) + other.substring(other.indexOf('\u2014'));
    assertFalse(Checkpoint.parse(swapped).signedBy(KEY));
  }

  @Test
  void what_is_signed_here_verifies_with_the_public_part_alone() {
    TestKey key = new TestKey(KeyPurpose.LOG);
    byte[] root = MerkleTree.root(PublishedLog.leaves(3));
    Checkpoint checkpoint =
        Checkpoint.sign("painter.log/test", 3, root, key, key.verificationKey());
    Checkpoint read = Checkpoint.parse(checkpoint.note());
    assertTrue(read.signedBy(key.verificationKey()));
    assertEquals("painter.log/test", read.origin());
    assertEquals(3, read.size());
    assertArrayEquals(root, read.root());
    assertFalse(read.signedBy(new TestKey(KeyPurpose.LOG).verificationKey()));
  }

  @Test
  void an_origin_that_no_note_could_have_is_not_signed() {
    TestKey key = new TestKey(KeyPurpose.LOG);
    for (String origin : new String[] {"", "a b", "a+b", "a\nb", "a\tb"}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Checkpoint.sign(origin, 1, new byte[32], key, key.verificationKey()));
    }
  }

  @Test
  void nobody_can_change_its_root() {
    Checkpoint checkpoint = Checkpoint.parse(PublishedLog.note(15));
    checkpoint.root()[0]++;
    assertArrayEquals(MerkleTree.root(PublishedLog.leaves(15)), checkpoint.root());
  }
}
