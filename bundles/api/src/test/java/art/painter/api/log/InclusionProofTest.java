package art.painter.api.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InclusionProofTest {
  private static final VerificationKey KEY = PublishedLog.key(KeyPurpose.LOG);

  @Test
  void every_entry_of_a_published_log_is_proven_and_no_other() {
    for (int size : new int[] {5, 7, 15}) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = InclusionProof.parse(proof(index, size).text());
        for (int entry = 0; entry < size; entry++) {
          assertEquals(entry == index, proof.proves(PublishedLog.entry(entry)));
        }
      }
    }
  }

  /** The form of C2SP tlog-proof, version 1, line by line. */
  @Test
  void the_text_is_index_then_hashes_then_the_checkpoint_as_it_is() {
    InclusionProof proof = proof(4, 5);
    assertEquals(
        "c2sp.org/tlog-proof@v1\nindex 4\n"
            + Checkpoint.base64(MerkleTree.root(PublishedLog.leaves(4)))
            + "\n\n"
            + PublishedLog.note(5),
        proof.text());
  }

  @Test
  void what_is_read_is_what_was_written() {
    InclusionProof proof = proof(9, 15);
    InclusionProof read = InclusionProof.parse(proof.text());
    assertEquals(9, read.index());
    assertEquals(proof.path().size(), read.path().size());
    for (int i = 0; i < proof.path().size(); i++) {
      assertArrayEquals(proof.path().get(i), read.path().get(i));
    }
    assertEquals(PublishedLog.note(15), read.checkpoint().note());
    assertEquals(proof.text(), read.text());
  }

  @Test
  void the_only_leaf_of_a_tree_needs_no_hashes() {
    TestKey key = new TestKey(KeyPurpose.LOG);
    byte[] root = MerkleTree.root(PublishedLog.leaves(1));
    Checkpoint checkpoint =
        Checkpoint.sign("painter.log/test", 1, root, key, key.verificationKey());
    InclusionProof proof = new InclusionProof(0, List.of(), checkpoint);
    assertTrue(proof.text().startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\npainter.log/test\n1\n"));
    assertTrue(InclusionProof.parse(proof.text()).proves(PublishedLog.entry(0)));
  }

  @Test
  void every_changed_byte_of_a_proof_is_noticed() {
    EachByte.of(proof(9, 15).text()).assertNoticed(text -> holds(text, 9));
    EachByte.of(proof(4, 5).text()).assertNoticed(text -> holds(text, 4));
  }

  private static boolean holds(String text, int entry) {
    InclusionProof proof = InclusionProof.parse(text);
    return proof.proves(PublishedLog.entry(entry)) && proof.checkpoint().signedBy(KEY);
  }

  static Stream<String> spoiled() {
    String text = proof(9, 15).text();
    String hash = Checkpoint.base64(new byte[32]) + "\n";
    return Stream.of(
        "",
        text.replace("@v1", "@v2"),
        text.replace("index 9\n", ""),
        text.replace("index 9\n", "index 09\n"),
        text.replace("index 9\n", "index -9\n"),
        text.replace("index 9\n", "index 9 \n"),
        text.replace("index 9\n", "index 1234567890123456789\n"),
        text.replace("index 9\n", "extra YQ==\nindex 9\n"),
        text.replace("index 9\n", "index 9\n" + hash.repeat(60)),
        text.replace("index 9\n", "index 9\nAAAA\n"),
        text.replace("index 9\n", "index 9\n" + hash.replace("A=", "B=")),
        text.replace("\n\nexample", "\nexample"),
        text.replace("\n\nexample", "\n\n\nexample"),
        text.substring(0, text.indexOf("example")),
        text + "\n",
        text.replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  void what_is_not_written_exactly_so_is_no_proof(String text) {
    assertThrows(IllegalArgumentException.class, () -> InclusionProof.parse(text));
  }

  @Test
  void a_proof_is_for_its_own_tree_only() {
    InclusionProof other =
        new InclusionProof(
            2, MerkleTree.path(2, PublishedLog.leaves(5)), Checkpoint.parse(PublishedLog.note(7)));
    assertFalse(other.proves(PublishedLog.entry(2)));
  }

  private static InclusionProof proof(int index, int size) {
    return new InclusionProof(
        index,
        MerkleTree.path(index, PublishedLog.leaves(size)),
        Checkpoint.parse(PublishedLog.note(size)));
  }
}
