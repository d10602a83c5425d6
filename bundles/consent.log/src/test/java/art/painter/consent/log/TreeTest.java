package art.painter.consent.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.log.LogTile;
import art.painter.api.log.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TreeTest {
  private static final int SMALL = 600;
  private static final int LARGE = 70_000;
  private static final List<byte[]> LEAVES = leaves(LARGE);
  private static final NaiveTree NAIVE = new NaiveTree(LEAVES);
  private static final List<byte[]> ROOTS =
      IntStream.rangeClosed(1, SMALL).mapToObj(NAIVE::root).toList();
  private static final MemoryLogStore STORE = new MemoryLogStore();
  private static final Edge WHOLE = Edge.EMPTY.grow(LEAVES).edge();
  private static Tree small;
  private static Tree large;

  @BeforeAll
  static void grow() {
    Edge edge = grown(Edge.EMPTY, LEAVES.subList(0, SMALL));
    MemoryLogStore then = new MemoryLogStore();
    then.tiles.putAll(STORE.tiles);
    small = new Tree(edge, new FullTiles(then));
    large = new Tree(grown(edge, LEAVES.subList(SMALL, LARGE)), new FullTiles(STORE));
  }

  private static Edge grown(Edge edge, List<byte[]> leaves) {
    Edge.Growth growth = edge.grow(leaves);
    growth.tiles().forEach(tile -> STORE.tiles.put(place(tile), tile.hashes()));
    return growth.edge();
  }

  private static MemoryLogStore.Place place(LogTile tile) {
    return new MemoryLogStore.Place(tile.level(), tile.index());
  }

  private static List<byte[]> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> MerkleTree.leaf(ByteBuffer.allocate(4).putInt(i).array()))
        .toList();
  }

  @Test
  void the_naive_tree_is_the_plain_one() {
    for (int size : new int[] {1, 2, 3, 255, 256, 257, 599}) {
      assertArrayEquals(MerkleTree.root(LEAVES.subList(0, size)), NAIVE.root(size));
      assertSame(MerkleTree.path(size / 2, LEAVES.subList(0, size)), NAIVE.path(size / 2, 0, size));
    }
  }

  @Test
  void each_leaf_has_its_proof_at_every_size() {
    for (int size = 1; size <= SMALL; size++) {
      byte[] root = root(size);
      for (int index = 0; index < size; index++) {
        assertIncluded(small, index, size, root);
      }
    }
  }

  @Test
  void every_size_is_a_continuation_of_every_smaller_one() {
    for (int later = 1; later <= SMALL; later++) {
      for (int size = 1; size <= later; size++) {
        assertConsistent(small, size, later);
      }
    }
  }

  @Test
  void proofs_of_a_large_tree_hold_at_any_size_it_had() {
    Random random = new Random(5);
    LongStream.concat(
            LongStream.of(255, 256, 257, 65_535, 65_536, 65_537, LARGE),
            random.longs(150, 1, LARGE))
        .forEach(
            size -> {
              assertIncluded(large, size - 1, size, NAIVE.root(size));
              assertIncluded(large, random.nextLong(size), size, NAIVE.root(size));
              assertConsistent(large, 1 + random.nextLong(size), size);
            });
  }

  private static void assertIncluded(Tree tree, long index, long size, byte[] root) {
    List<byte[]> path = tree.path(index, size);
    assertSame(NAIVE.path(index, 0, size), path);
    assertTrue(
        MerkleTree.includes(LEAVES.get((int) index), index, size, path, root),
        () -> index + " in " + size);
  }

  private static void assertConsistent(Tree tree, long size, long later) {
    List<byte[]> proof = tree.consistency(size, later);
    assertSame(NAIVE.subproof(size, 0, later, true), proof);
    assertTrue(
        MerkleTree.consistent(size, root(size), later, root(later), proof),
        () -> size + " and then " + later);
  }

  /** The example of C2SP tlog-tiles, section Partial Tiles. */
  @Test
  void a_tree_of_70000_has_the_tiles_that_the_specification_counts() {
    Map<Integer, Map<Integer, Integer>> widths = new TreeMap<>();
    STORE.tiles.forEach(
        (place, hashes) ->
            widths
                .computeIfAbsent(place.level(), level -> new TreeMap<>())
                .merge(hashes.length / 32, 1, Integer::sum));
    assertEquals(
        Map.of(0, Map.of(256, 273, 112, 1), 1, Map.of(256, 1, 17, 1), 2, Map.of(1, 1)), widths);
  }

  /** The definition in C2SP tlog-tiles, section Merkle Tree. */
  @Test
  void each_hash_of_a_tile_is_the_root_of_its_whole_subtree() {
    STORE.tiles.forEach(
        (place, hashes) -> {
          long span = 1L << 8 * place.level();
          for (int i = 0; i < hashes.length / 32; i++) {
            long begin = (place.index() * 256 + i) * span;
            assertArrayEquals(
                NAIVE.hash(begin, begin + span), Arrays.copyOfRange(hashes, i * 32, i * 32 + 32));
          }
        });
  }

  @Test
  void it_does_not_matter_how_many_leaves_are_appended_together() {
    Random random = new Random(7);
    Map<MemoryLogStore.Place, byte[]> tiles = new HashMap<>();
    Edge edge = Edge.EMPTY;
    while (edge.size() < LARGE) {
      int from = (int) edge.size();
      int to = Math.min(from + 1 + random.nextInt(700), LARGE);
      Edge.Growth growth = edge.grow(LEAVES.subList(from, to));
      growth.tiles().forEach(tile -> tiles.put(place(tile), tile.hashes()));
      edge = growth.edge();
      assertArrayEquals(NAIVE.root(to), edge.root());
    }
    assertEquals(STORE.tiles.keySet(), tiles.keySet());
    tiles.forEach((place, hashes) -> assertArrayEquals(STORE.tiles.get(place), hashes));
  }

  @Test
  void a_proof_reads_a_few_tiles_however_large_the_tree_is() {
    for (long index : new long[] {0, 40_000, 65_536, LARGE - 1}) {
      Tree cold = new Tree(WHOLE, new FullTiles(STORE));
      int before = STORE.tilesRead.get();
      cold.path(index, LARGE);
      cold.consistency(index + 1, LARGE);
      assertTrue(STORE.tilesRead.get() - before <= 6, "tiles for " + index);
    }
  }

  @Test
  void full_tiles_are_read_once() {
    Tree tree = new Tree(WHOLE, new FullTiles(STORE));
    tree.path(1000, LARGE);
    int before = STORE.tilesRead.get();
    tree.path(1001, LARGE);
    tree.tile(0, 3, 256);
    tree.tile(0, 3, 100);
    assertEquals(before, STORE.tilesRead.get());
  }

  @Test
  void a_tile_is_given_as_wide_as_the_tree_is() {
    assertArrayEquals(joined(LEAVES.subList(512, 512 + 17)), small.tile(0, 2, 17).orElseThrow());
    assertArrayEquals(
        joined(LEAVES.subList(512, SMALL)), small.tile(0, 2, SMALL - 512).orElseThrow());
    assertArrayEquals(joined(LEAVES.subList(256, 300)), small.tile(0, 1, 44).orElseThrow());
    assertArrayEquals(NAIVE.hash(0, 256), small.tile(1, 0, 1).orElseThrow());
    for (Tree tree : List.of(small, large)) {
      assertFalse(tree.has(0, -1, 1));
      assertFalse(tree.has(-1, 0, 1));
      assertFalse(tree.has(3, 0, 1));
      assertFalse(tree.has(63, 0, 1));
      assertFalse(tree.has(0, 0, 0));
      assertFalse(tree.has(0, 0, 257));
      assertFalse(tree.has(0, 0, -1));
      assertFalse(tree.has(0, Long.MAX_VALUE, 256));
      assertFalse(tree.has(0, Long.MAX_VALUE / 256 + 1, 1));
    }
    assertFalse(small.has(0, 2, SMALL - 512 + 1));
    assertFalse(small.has(0, 3, 1));
    assertFalse(small.has(1, 0, 3));
    assertTrue(small.tile(1, 0, 3).isEmpty());
  }

  /** An empty tile is none. */
  @Test
  void a_tree_of_256_has_no_second_tile() {
    Edge.Growth growth = Edge.EMPTY.grow(LEAVES.subList(0, 256));
    assertEquals(
        List.of("0/0 256", "1/0 1"),
        growth.tiles().stream()
            .map(tile -> tile.level() + "/" + tile.index() + " " + tile.hashes().length / 32)
            .toList());
    assertFalse(new Tree(growth.edge(), new FullTiles(new MemoryLogStore())).has(0, 1, 1));
  }

  @Test
  void a_tile_that_is_missing_or_too_short_is_a_fault() {
    MemoryLogStore store = new MemoryLogStore();
    store.tiles.putAll(STORE.tiles);
    store.tiles.remove(new MemoryLogStore.Place(0, 3));
    store.tiles.put(new MemoryLogStore.Place(0, 4), new byte[255 * 32]);
    Tree tree = new Tree(WHOLE, new FullTiles(store));
    assertThrows(Fault.class, () -> tree.path(1000, LARGE));
    assertThrows(Fault.class, () -> tree.tile(0, 4, 10));
  }

  /** As published by transparency-dev/merkle, testonly/constants.go and proof/verify_test.go. */
  @Test
  void the_published_tree_of_rfc_6962_has_the_published_roots_and_proofs() {
    List<byte[]> leaves =
        Stream.of(
                "",
                "00",
                "10",
                "2021",
                "3031",
                "40414243",
                "5051525354555657",
                "606162636465666768696a6b6c6d6e6f")
            .map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex)))
            .toList();
    List<String> roots =
        List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    Edge edge = Edge.EMPTY;
    assertEquals(roots.get(0), HexFormat.of().formatHex(edge.root()));
    for (byte[] leaf : leaves) {
      edge = edge.grow(List.of(leaf)).edge();
      assertEquals(roots.get((int) edge.size()), HexFormat.of().formatHex(edge.root()));
    }
    Tree tree = new Tree(edge, new FullTiles(new MemoryLogStore()));
    assertEquals(
        List.of(
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        hex(tree.path(5, 8)));
    assertEquals(
        List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
        hex(tree.path(1, 5)));
    assertEquals(
        List.of(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        hex(tree.consistency(6, 8)));
    assertEquals(
        List.of(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        hex(tree.consistency(6, 7)));
  }

  private static byte[] root(long size) {
    return size <= SMALL ? ROOTS.get((int) size - 1) : NAIVE.root(size);
  }

  private static byte[] joined(List<byte[]> hashes) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    hashes.forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  private static void assertSame(List<byte[]> expected, List<byte[]> actual) {
    assertArrayEquals(expected.toArray(), actual.toArray());
  }

  private static List<String> hex(List<byte[]> hashes) {
    return hashes.stream().map(HexFormat.of()::formatHex).toList();
  }
}
