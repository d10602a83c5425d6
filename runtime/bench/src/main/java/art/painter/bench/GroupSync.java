package art.painter.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The least that signing and keeping can cost: threads sign a message each with the JDK's Ed25519
 * and wait until it is synced to a file; whatever waits is synced together.
 */
final class GroupSync {
  private static final int MESSAGE = 1500;

  private final Path folder;
  private final PrivateKey key;

  /**
   * @param folder where the file is made and removed; on the disk to compare with
   */
  GroupSync(Path folder) throws GeneralSecurityException {
    this.folder = folder;
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    this.key = pair.getPrivate();
  }

  /**
   * What was reached.
   *
   * @param messages how many were signed and synced
   * @param syncs how often the file was synced
   * @param seconds in what time
   */
  record Reached(long messages, long syncs, double seconds) {
    double perSecond() {
      return messages / seconds;
    }

    double perSync() {
      return (double) messages / syncs;
    }
  }

  /** A message on its way to the disk. */
  private record Waiting(byte[] bytes, CountDownLatch synced) {}

  Reached run(int threads, Duration time)
      throws IOException, InterruptedException, ExecutionException {
    Path path = Files.createTempFile(folder, "reference", ".log");
    BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      long begun = System.nanoTime();
      long end = begun + time.toNanos();
      List<Future<Long>> signers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        signers.add(pool.submit(() -> sign(queue, end)));
      }
      Future<Long> syncs = pool.submit(() -> sync(queue, file));
      long messages = 0;
      for (Future<Long> signer : signers) {
        messages += signer.get();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      queue.add(new Waiting(new byte[0], new CountDownLatch(1)));
      return new Reached(messages, syncs.get(), seconds);
    } finally {
      pool.shutdownNow();
      Files.delete(path);
    }
  }

  private long sign(BlockingQueue<Waiting> queue, long end)
      throws GeneralSecurityException, InterruptedException {
    byte[] message = new byte[MESSAGE];
    long count = 0;
    while (System.nanoTime() < end) {
      ByteBuffer.wrap(message).putLong(count++);
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      byte[] signed = signature.sign();
      Waiting waiting =
          new Waiting(
              ByteBuffer.allocate(MESSAGE + signed.length).put(message).put(signed).array(),
              new CountDownLatch(1));
      queue.add(waiting);
      waiting.synced().await();
    }
    return count;
  }

  /** Ends at an empty message. */
  private static long sync(BlockingQueue<Waiting> queue, FileChannel file)
      throws IOException, InterruptedException {
    long syncs = 0;
    List<Waiting> group = new ArrayList<>();
    while (true) {
      group.add(queue.take());
      queue.drainTo(group);
      if (group.get(0).bytes().length == 0) {
        return syncs;
      }
      for (Waiting waiting : group) {
        file.write(ByteBuffer.wrap(waiting.bytes()));
      }
      file.force(false);
      syncs++;
      group.forEach(waiting -> waiting.synced().countDown());
      group.clear();
    }
  }
}
