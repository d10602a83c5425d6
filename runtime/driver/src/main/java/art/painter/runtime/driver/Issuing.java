package art.painter.runtime.driver;

import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.Receipts;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/** Issues receipts of invented images, as the façades do that generate. */
final class Issuing implements IntFunction<Workers.Piece> {
  private static final int SHORTEST = 30;
  private static final int LONGEST = 200;

  private final Receipts receipts;
  private final Invention invention;
  private final Acknowledged acknowledged;

  Issuing(Receipts receipts, Invention invention, Acknowledged acknowledged) {
    this.receipts = receipts;
    this.invention = invention;
    this.acknowledged = acknowledged;
  }

  @Override
  public Workers.Piece apply(int number) {
    String id = UUID.randomUUID().toString();
    ConsentReceipt receipt = invention.receipt(id, number);
    byte[] image = Picture.of(id + filler(ThreadLocalRandom.current()));
    long begun = System.nanoTime();
    return () -> {
      receipts.issue(receipt, image, Picture.MEDIA_TYPE);
      acknowledged.add(id, System.nanoTime() - begun);
    };
  }

  private static String filler(Random random) {
    return " ".repeat(random.nextInt(SHORTEST, LONGEST));
  }
}
