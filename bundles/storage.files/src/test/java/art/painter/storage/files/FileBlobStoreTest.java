package art.painter.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.blob.BlobStore;
import art.painter.api.blob.BlobStore.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.osgi.util.converter.Converters;

class FileBlobStoreTest {
  private static final long PLENTY = 1 << 30;

  @TempDir Path data;
  BlobStore store;

  @BeforeEach
  void open() {
    store = new FileBlobStore(data, 0);
  }

  @Test
  void whatIsCommittedCanBeReadByItsHash() throws Exception {
    byte[] bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    String sha256 = keep(out -> out.write(bytes));
    assertEquals(hash(bytes), sha256);
    assertEquals(bytes.length, store.bytes(sha256));
    try (var in = store.open(sha256)) {
      assertArrayEquals(bytes, in.readAllBytes());
    }
    Path file =
        data.resolve("blobs")
            .resolve(sha256.substring(0, 2))
            .resolve(sha256.substring(2, 4))
            .resolve(sha256);
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(file.getParent()));
    assertEquals("rwx------", permissions(data.resolve("blobs")));
    assertEquals("rwx------", permissions(data.resolve("staging")));
    assertEquals(List.of(), staged());
  }

  @Test
  void anEmptyFileIsAFileToo() {
    assertEquals(0, store.bytes(keep(out -> {})));
  }

  @Test
  void aStagedFileIsWholeButCannotBeOpenedByItsHash() throws Exception {
    try (var staged = store.stage(text("sketch"), PLENTY)) {
      assertEquals("sketch", Files.readString(staged.path()));
      assertEquals(6, staged.bytes());
      assertEquals("rw-------", permissions(staged.path()));
      notFound(() -> store.open(staged.sha256()));
      staged.commit();
      assertEquals("sketch", Files.readString(staged.path()));
      staged.commit();
    }
  }

  @Test
  void closingWithoutCommitLeavesNothing() throws Exception {
    String sha256;
    try (var staged = store.stage(text("sketch"), PLENTY)) {
      sha256 = staged.sha256();
    }
    notFound(() -> store.bytes(sha256));
    assertEquals(List.of(), staged());
  }

  @Test
  void asManyBytesAsAllowedAreTaken() {
    assertDoesNotThrow(() -> store.stage(text("12345"), 5).close());
  }

  @Test
  void theFirstByteTooManyStopsTheBody() throws Exception {
    var written = new ArrayList<Integer>();
    Body body =
        out -> {
          for (int i = 1; ; i++) {
            out.write(i);
            written.add(i);
          }
        };
    var e = assertThrows(PlatformException.class, () -> store.stage(body, 5));
    assertEquals(Kind.INVALID, e.kind());
    assertEquals(BlobStore.TOO_LARGE, e.code());
    assertEquals(List.of(1, 2, 3, 4, 5), written);
    assertEquals(List.of(), staged());
  }

  @Test
  void aBodyThatSwallowsTheLimitGetsNoFile() throws Exception {
    Body body =
        out -> {
          try {
            out.write(new byte[6]);
          } catch (PlatformException e) {
            out.write(1);
          }
        };
    assertEquals(
        BlobStore.TOO_LARGE,
        assertThrows(PlatformException.class, () -> store.stage(body, 5)).code());
    Body silent =
        out -> {
          try {
            out.write(new byte[6]);
          } catch (PlatformException e) {
            return;
          }
        };
    assertEquals(
        BlobStore.TOO_LARGE,
        assertThrows(PlatformException.class, () -> store.stage(silent, 5)).code());
    assertEquals(List.of(), staged());
  }

  @Test
  void aBodyThatFailsHalfWayLeavesNothing() throws Exception {
    var broken = new IOException("connection reset");
    Body body =
        out -> {
          out.write(new byte[200_000]);
          throw broken;
        };
    var e = assertThrows(UncheckedIOException.class, () -> store.stage(body, PLENTY));
    assertSame(broken, e.getCause());
    assertEquals(List.of(), staged());
  }

  @Test
  void aPlatformExceptionOfTheBodyPassesThrough() throws Exception {
    var refusal = PlatformException.conflict("some.code", "Some message.");
    Body body =
        out -> {
          out.write(1);
          throw refusal;
        };
    assertSame(refusal, assertThrows(PlatformException.class, () -> store.stage(body, PLENTY)));
    assertEquals(List.of(), staged());
  }

  @Test
  void aDiskThatCannotBeWrittenIsUnavailable() throws Exception {
    Files.writeString(data.resolve("staging"), "a file where a folder should be");
    unavailable(() -> store.stage(text("sketch"), PLENTY));
  }

  @Test
  void aCommitThatFailsIsUnavailableAndLeavesNothing() throws Exception {
    Files.writeString(data.resolve("blobs"), "a file where a folder should be");
    try (var staged = store.stage(text("sketch"), PLENTY)) {
      unavailable(staged::commit);
    }
    assertEquals(List.of(), staged());
  }

  @Test
  void aFullDiskIsUnavailable() throws Exception {
    var full = new FileBlobStore(data, Integer.MAX_VALUE);
    unavailable(() -> full.stage(text("sketch"), PLENTY));
    assertEquals(List.of(), staged());
  }

  @Test
  void theSameBytesAtOnceAreKeptOnce() throws Exception {
    byte[] bytes = new byte[300_000];
    int threads = 8;
    var begin = new CountDownLatch(1);
    var pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<String>> hashes = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        hashes.add(
            pool.submit(
                () -> {
                  begin.await();
                  return keep(out -> out.write(bytes));
                }));
      }
      begin.countDown();
      for (var sha256 : hashes) {
        assertEquals(hash(bytes), sha256.get(30, TimeUnit.SECONDS));
      }
    } finally {
      pool.shutdownNow();
    }
    try (var files = Files.walk(data)) {
      assertEquals(1, files.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void aRemovedFileIsGoneAndRemovingItAgainIsFine() {
    String sha256 = keep(text("sketch"));
    store.remove(sha256);
    notFound(() -> store.open(sha256));
    store.remove(sha256);
  }

  @Test
  void aStartRemovesLeftoversButNotWhatIsBeingUploaded() throws Exception {
    Files.createDirectories(data.resolve("staging"));
    Path leftover = Files.writeString(data.resolve("staging/of-a-killed-process"), "half");
    try (var staged = store.stage(text("sketch"), PLENTY)) {
      new FileBlobStore(data, 0).removeLeftovers();
      assertFalse(Files.exists(leftover));
      assertTrue(Files.exists(staged.path()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../../secret",
        "/etc/passwd",
        "ab/../../../secret",
        "0000000000000000000000000000000000000000000000000000000000000/..",
        "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
      })
  void whatIsNoHashNeverBecomesAPath(String sha256) throws Exception {
    keep(out -> {});
    Path secret = Files.writeString(data.resolve("secret"), "secret");
    notFound(() -> store.open(sha256));
    notFound(() -> store.bytes(sha256));
    store.remove(sha256);
    assertTrue(Files.exists(secret));
  }

  @Test
  void theFolderIsTheNodesDataFolderUnlessConfigured() {
    new FileBlobStore(context(), config(Map.of("min.free.megabytes", "0")))
        .stage(text("a"), PLENTY)
        .commit();
    assertTrue(Files.isDirectory(data.resolve("blobs")));
    new FileBlobStore(context(), config(Map.of("folder", "big", "min.free.megabytes", "0")))
        .stage(text("a"), PLENTY)
        .commit();
    assertTrue(Files.isDirectory(data.resolve("big/blobs")));
  }

  private String keep(Body body) {
    try (var staged = store.stage(body, PLENTY)) {
      staged.commit();
      return staged.sha256();
    }
  }

  private List<Path> staged() throws IOException {
    try (var files = Files.list(data.resolve("staging"))) {
      return files.toList();
    }
  }

  private static Body text(String text) {
    return out -> out.write(text.getBytes(UTF_8));
  }

  private static void notFound(org.junit.jupiter.api.function.Executable call) {
    var e = assertThrows(PlatformException.class, call);
    assertEquals(Kind.NOT_FOUND, e.kind());
    assertEquals(BlobStore.NOT_FOUND, e.code());
  }

  private static void unavailable(org.junit.jupiter.api.function.Executable call) {
    var e = assertThrows(PlatformException.class, call);
    assertEquals(Kind.UNAVAILABLE, e.kind());
    assertEquals(BlobStore.UNAVAILABLE, e.code());
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static FileBlobStore.Config config(Map<String, String> properties) {
    return Converters.standardConverter().convert(properties).to(FileBlobStore.Config.class);
  }

  private BundleContext context() {
    return (BundleContext)
        Proxy.newProxyInstance(
            BundleContext.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) ->
                "painter.data".equals(arguments[0]) ? data.toString() : null);
  }
}
