package art.painter.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.LogRecord;
import art.painter.api.log.LogStore;
import art.painter.api.log.LogTile;
import art.painter.api.log.MerkleTree;
import art.painter.api.log.RecordKind;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Appends to a store as a log does: with a whole tree and a signed head. */
final class SampleLog {
  private static final String ORIGIN = "painter.test/log";
  private static final int HASH = 32;

  private final LogStore store;
  private final KeyPair pair;
  private final VerificationKey key;

  SampleLog(LogStore store) {
    this.store = store;
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    byte[] encoded = pair.getPublic().getEncoded();
    this.key =
        new VerificationKey(
            "log",
            KeyPurpose.LOG,
            Arrays.copyOfRange(encoded, encoded.length - HASH, encoded.length),
            StoreContract.NOW,
            Optional.empty(),
            Optional.empty());
  }

  /** What one append writes. */
  record Batch(long sizeBefore, List<LogRecord> records, List<LogTile> tiles, Checkpoint head) {
    boolean into(LogStore store) {
      return store.append(sizeBefore, records, tiles, head);
    }
  }

  static LogRecord record(RecordKind kind, String id, Optional<String> about) {
    byte[] content = ("{\"id\":\"" + id + "\",\"note\":\"\u0000é🎨\"}").getBytes(UTF_8);
    return record(kind, id, about, content, ("signed " + id).getBytes(UTF_8));
  }

  static LogRecord record(
      RecordKind kind, String id, Optional<String> about, byte[] content, byte[] document) {
    return new LogRecord(
        id,
        kind,
        "cheri",
        about,
        sha256(content),
        content,
        document,
        "application/jose",
        StoreContract.ORIGIN,
        -1,
        StoreContract.NOW);
  }

  /** {@return these records at the end of the tree as it is now} */
  Batch next(Instant logged, LogRecord... records) {
    List<byte[]> leaves = leaves(store);
    int size = leaves.size();
    List<LogRecord> placed = new ArrayList<>();
    for (LogRecord record : records) {
      placed.add(record.at(leaves.size(), logged));
      leaves.add(MerkleTree.leaf(record.entry()));
    }
    List<LogTile> tiles = new ArrayList<>();
    for (int first = size - size % LogTile.WIDTH; first < leaves.size(); first += LogTile.WIDTH) {
      int end = Math.min(first + LogTile.WIDTH, leaves.size());
      tiles.add(new LogTile(0, first / LogTile.WIDTH, joined(leaves.subList(first, end))));
    }
    Checkpoint head =
        Checkpoint.sign(ORIGIN, leaves.size(), MerkleTree.root(leaves), signer(), key);
    return new Batch(size, placed, tiles, head);
  }

  /** Appends them and tells how they are in the log. */
  List<LogRecord> append(LogRecord... records) {
    Batch batch = next(StoreContract.NOW, records);
    if (!batch.into(store)) {
      throw new IllegalStateException("somebody else appends here");
    }
    return batch.records();
  }

  /** {@return the hashes of all leaves} */
  static List<byte[]> leaves(LogStore store) {
    List<byte[]> leaves = new ArrayList<>();
    byte[] entries;
    do {
      entries = store.entries(leaves.size(), LogTile.WIDTH);
      for (int from = 0; from < entries.length; from += HASH) {
        leaves.add(MerkleTree.leaf(Arrays.copyOfRange(entries, from, from + HASH)));
      }
    } while (entries.length > 0);
    return leaves;
  }

  static byte[] joined(List<byte[]> hashes) {
    byte[] all = new byte[hashes.size() * HASH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i), 0, all, i * HASH, HASH);
    }
    return all;
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Signer signer() {
    return new Signer() {
      @Override
      public String keyId() {
        return key.id();
      }

      @Override
      public Instant time() {
        return StoreContract.NOW;
      }

      @Override
      public byte[] sign(byte[] message) {
        try {
          Signature signature = Signature.getInstance("Ed25519");
          signature.initSign(pair.getPrivate());
          signature.update(message);
          return signature.sign();
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }
}
