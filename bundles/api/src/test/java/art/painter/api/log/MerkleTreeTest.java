package art.painter.api.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vectors are those of Certificate Transparency's reference implementation, as
 * transparency-dev/merkle publishes them (testonly/constants.go, proof/verify_test.go).
 */
class MerkleTreeTest {
  private static final List<byte[]> LEAVES =
      hashes(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .stream()
          .map(MerkleTree::leaf)
          .toList();
  private static final List<byte[]> LEAF_HASHES =
      hashes(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
          "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
          "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
          "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
          "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1");
  private static final List<byte[]> ROOTS =
      hashes(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  private static final byte[] SOME_HASH =
      hash("abacaba000000000000000000000000000000000000000000060061e00123456");

  /** A proof; of a leaf by its index, or of an earlier size. */
  record Proof(long of, long size, List<byte[]> path) {}

  static Stream<Proof> inclusions() {
    return Stream.of(
        new Proof(0, 1, List.of()),
        new Proof(
            0,
            8,
            hashes(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")),
        new Proof(
            5,
            8,
            hashes(
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")),
        new Proof(2, 3, hashes("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")),
        new Proof(
            1,
            5,
            hashes(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")));
  }

  static Stream<Proof> consistencies() {
    return Stream.of(
        new Proof(1, 1, List.of()),
        new Proof(
            1,
            8,
            hashes(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")),
        new Proof(
            6,
            8,
            hashes(
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")),
        new Proof(
            2,
            5,
            hashes(
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")),
        new Proof(
            6,
            7,
            hashes(
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")));
  }

  @Test
  void leaves_hash_to_the_published_hashes() {
    for (int i = 0; i < LEAVES.size(); i++) {
      assertArrayEquals(LEAF_HASHES.get(i), LEAVES.get(i), "leaf " + i);
    }
  }

  @Test
  void trees_of_every_size_have_the_published_roots() {
    for (int size = 0; size <= LEAVES.size(); size++) {
      assertArrayEquals(
          ROOTS.get(size), MerkleTree.root(LEAVES.subList(0, size)), "of " + size + " leaves");
    }
  }

  @ParameterizedTest
  @MethodSource("inclusions")
  void the_published_inclusion_proofs_are_made_and_hold(Proof proof) {
    byte[] root = ROOTS.get((int) proof.size());
    byte[] leaf = LEAVES.get((int) proof.of());
    assertTrue(MerkleTree.includes(leaf, proof.of(), proof.size(), proof.path(), root));
    assertSame(
        proof.path(), MerkleTree.path((int) proof.of(), LEAVES.subList(0, (int) proof.size())));
  }

  @ParameterizedTest
  @MethodSource("inclusions")
  void an_inclusion_proof_holds_for_nothing_else(Proof proof) {
    byte[] root = ROOTS.get((int) proof.size());
    byte[] leaf = LEAVES.get((int) proof.of());
    long index = proof.of();
    long size = proof.size();
    for (long other : List.of(index - 1, index + 1, index ^ 2, Long.MIN_VALUE, Long.MAX_VALUE)) {
      assertFalse(MerkleTree.includes(leaf, other, size, proof.path(), root), "at " + other);
    }
    for (long other : List.of(size * 2, size / 2, 0L, -1L)) {
      assertFalse(MerkleTree.includes(leaf, index, other, proof.path(), root), "in " + other);
    }
    assertFalse(MerkleTree.includes(SOME_HASH, index, size, proof.path(), root));
    for (byte[] other : List.of(ROOTS.get(0), SOME_HASH, new byte[0])) {
      assertFalse(MerkleTree.includes(leaf, index, size, proof.path(), other));
    }
    for (List<byte[]> path : spoiled(proof.path(), root)) {
      assertFalse(MerkleTree.includes(leaf, index, size, path, root));
    }
  }

  @Test
  void nothing_is_in_an_empty_tree() {
    assertFalse(MerkleTree.includes(LEAVES.get(0), 0, 0, List.of(), ROOTS.get(0)));
    assertFalse(MerkleTree.includes(ROOTS.get(0), 0, 0, List.of(), ROOTS.get(0)));
    assertFalse(MerkleTree.includes(LEAVES.get(0), 1, 0, List.of(), ROOTS.get(0)));
  }

  @Test
  void every_leaf_of_every_tree_is_proven_by_its_own_path_only() {
    for (int size = 1; size <= LEAVES.size(); size++) {
      List<byte[]> leaves = LEAVES.subList(0, size);
      for (int leaf = 0; leaf < size; leaf++) {
        List<byte[]> path = MerkleTree.path(leaf, leaves);
        for (int index = 0; index < size; index++) {
          assertEquals(
              index == leaf,
              MerkleTree.includes(LEAVES.get(leaf), index, size, path, ROOTS.get(size)),
              leaf + " at " + index + " of " + size);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("consistencies")
  void the_published_consistency_proofs_hold(Proof proof) {
    assertTrue(consistent(proof, proof.path()));
  }

  @ParameterizedTest
  @MethodSource("consistencies")
  void a_consistency_proof_holds_for_nothing_else(Proof proof) {
    long size = proof.of();
    long later = proof.size();
    byte[] root = ROOTS.get((int) size);
    byte[] laterRoot = ROOTS.get((int) later);
    List<byte[]> path = proof.path();
    for (long other : List.of(size - 1, size + 1, size ^ 2, 0L, -1L)) {
      assertFalse(MerkleTree.consistent(other, root, later, laterRoot, path), "from " + other);
    }
    for (long other : List.of(later * 2, later / 2, 0L, -1L)) {
      assertFalse(MerkleTree.consistent(size, root, other, laterRoot, path), "to " + other);
    }
    assertFalse(MerkleTree.consistent(size, SOME_HASH, later, laterRoot, path));
    assertFalse(MerkleTree.consistent(size, root, later, SOME_HASH, path));
    if (size < later) {
      assertFalse(MerkleTree.consistent(size, laterRoot, later, root, path));
      assertFalse(consistent(proof, List.of()));
    }
    for (List<byte[]> other : spoiled(path, laterRoot)) {
      assertFalse(consistent(proof, other));
    }
    for (List<byte[]> other : spoiled(path, root)) {
      assertFalse(consistent(proof, other));
    }
  }

  @Test
  void a_tree_is_no_continuation_of_a_larger_one() {
    assertFalse(MerkleTree.consistent(2, ROOTS.get(2), 1, ROOTS.get(1), List.of()));
    assertFalse(MerkleTree.consistent(1, ROOTS.get(1), 0, ROOTS.get(0), List.of()));
  }

  @Test
  void nothing_is_said_about_the_empty_tree() {
    assertFalse(MerkleTree.consistent(0, ROOTS.get(0), 0, ROOTS.get(0), List.of()));
    assertFalse(MerkleTree.consistent(0, ROOTS.get(0), 1, ROOTS.get(1), List.of()));
  }

  private static boolean consistent(Proof proof, List<byte[]> path) {
    return MerkleTree.consistent(
        proof.of(), ROOTS.get((int) proof.of()), proof.size(), ROOTS.get((int) proof.size()), path);
  }

  /** The ways in which transparency-dev/merkle corrupts a proof. */
  private static List<List<byte[]>> spoiled(List<byte[]> path, byte[] root) {
    List<List<byte[]>> spoiled = new ArrayList<>();
    for (byte[] added : List.of(new byte[0], root, SOME_HASH)) {
      spoiled.add(Stream.concat(path.stream(), Stream.of(added)).toList());
      spoiled.add(Stream.concat(Stream.of(added), path.stream()).toList());
    }
    IntStream.range(0, path.size())
        .forEach(
            changed -> {
              List<byte[]> other = new ArrayList<>(path);
              other.set(changed, path.get(changed).clone());
              other.get(changed)[0] ^= 8;
              spoiled.add(other);
            });
    if (!path.isEmpty()) {
      spoiled.add(path.subList(0, path.size() - 1));
      spoiled.add(path.subList(1, path.size()));
    }
    return spoiled;
  }

  private static void assertSame(List<byte[]> expected, List<byte[]> actual) {
    assertEquals(
        expected.stream().map(HexFormat.of()::formatHex).toList(),
        actual.stream().map(HexFormat.of()::formatHex).toList());
  }

  private static List<byte[]> hashes(String... hex) {
    return Stream.of(hex).map(MerkleTreeTest::hash).toList();
  }

  private static byte[] hash(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
