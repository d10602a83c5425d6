package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.Decision;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.LogTile;
import art.painter.api.log.MerkleTree;
import art.painter.api.log.TransparencyLog;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A real tree of 300 leaves with a real signature, held in memory. */
final class FakeLog implements TransparencyLog {
  static final FakeLog LOG = new FakeLog();
  static final int SIZE = 300;
  private static final String ORIGIN = "node.example/log";

  private final List<byte[]> leaves =
      IntStream.range(0, SIZE).mapToObj(i -> MerkleTree.leaf(entry(i))).toList();
  private final VerificationKey key;
  private final Checkpoint head;

  private FakeLog() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] encoded = pair.getPublic().getEncoded();
      key =
          new VerificationKey(
              "log-key",
              KeyPurpose.LOG,
              Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length),
              Samples.AT,
              Optional.empty(),
              Optional.empty());
      head = Checkpoint.sign(ORIGIN, SIZE, MerkleTree.root(leaves), new TestSigner(pair), key);
    } catch (GeneralSecurityException everyJava17HasIt) {
      throw new IllegalStateException(everyJava17HasIt);
    }
  }

  static byte[] entry(int index) {
    byte[] entry = new byte[32];
    entry[0] = (byte) (index >> 8);
    entry[1] = (byte) index;
    return entry;
  }

  VerificationKey logKey() {
    return key;
  }

  @Override
  public Checkpoint checkpoint() {
    return head;
  }

  @Override
  public InclusionProof proof(long position) {
    return new InclusionProof(position, MerkleTree.path((int) position, leaves), head);
  }

  @Override
  public List<byte[]> consistency(long size, long laterSize) {
    if (size < 1 || size > laterSize || laterSize > SIZE) {
      throw PlatformException.notFound(NOT_FOUND, "The log has no such sizes.");
    }
    return consistency((int) size, leaves.subList(0, (int) laterSize), true).toList();
  }

  /** RFC 9162, section 2.1.4.1. */
  private static Stream<byte[]> consistency(int size, List<byte[]> all, boolean isKnown) {
    if (size == all.size()) {
      return isKnown ? Stream.empty() : Stream.of(MerkleTree.root(all));
    }
    int split = Integer.highestOneBit(all.size() - 1);
    List<byte[]> left = all.subList(0, split);
    List<byte[]> right = all.subList(split, all.size());
    return size <= split
        ? Stream.concat(consistency(size, left, isKnown), Stream.of(MerkleTree.root(right)))
        : Stream.concat(consistency(size - split, right, false), Stream.of(MerkleTree.root(left)));
  }

  @Override
  public byte[] tile(int level, long index, int width) {
    if (level != 0) {
      throw PlatformException.notFound(NOT_FOUND, "There is no such level.");
    }
    return bytes(index, width, leaves::get);
  }

  @Override
  public byte[] entries(long index, int width) {
    return bytes(
        index,
        width,
        i -> {
          byte[] bundled = new byte[34];
          bundled[1] = 32;
          System.arraycopy(entry(i), 0, bundled, 2, 32);
          return bundled;
        });
  }

  private static byte[] bytes(long index, int width, IntFunction<byte[]> each) {
    if (index > SIZE / LogTile.WIDTH || index * LogTile.WIDTH + width > SIZE) {
      throw PlatformException.notFound(NOT_FOUND, "The log has no such tile.");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int first = (int) index * LogTile.WIDTH;
    IntStream.range(first, first + width).mapToObj(each).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  @Override
  public String verifierKey() {
    return Checkpoint.verifierKey(ORIGIN, key);
  }

  @Override
  public LogRecord append(LogRecord record) {
    throw new AssertionError("no door appends");
  }

  @Override
  public Optional<LogRecord> find(String id) {
    throw new AssertionError("no door asks this");
  }

  @Override
  public List<Decision> decisions(String consentId) {
    throw new AssertionError("no door asks this");
  }

  @Override
  public long sizeAt(Instant time) {
    throw new AssertionError("no door of the web asks this");
  }

  @Override
  public Optional<String> fault() {
    return Optional.empty();
  }

  @Override
  public List<String> audit() {
    throw new AssertionError("no door of the web asks this");
  }

  private record TestSigner(KeyPair pair) implements Signer {
    @Override
    public String keyId() {
      return "log-key";
    }

    @Override
    public Instant time() {
      return Samples.AT;
    }

    @Override
    public byte[] sign(byte[] message) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException everyJava17HasIt) {
        throw new IllegalStateException(everyJava17HasIt);
      }
    }
  }
}
