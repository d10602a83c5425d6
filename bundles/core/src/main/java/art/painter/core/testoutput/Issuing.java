package art.painter.core.testoutput;

import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.api.receipt.Receipts;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutputStore;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.Trainings;
import art.painter.core.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets an image its receipt. It waits with the image in hand while that cannot be written: making
 * the image again may cost again.
 */
final class Issuing {
  private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);

  private final TestOutputStore store;
  private final Trainings trainings;
  private final Consents consents;
  private final Receipts receipts;
  private final AccountStore accounts;
  private final int mostSeconds;

  Issuing(
      TestOutputStore store,
      Trainings trainings,
      Consents consents,
      Receipts receipts,
      AccountStore accounts,
      int mostSeconds) {
    this.store = store;
    this.trainings = trainings;
    this.consents = consents;
    this.receipts = receipts;
    this.accounts = accounts;
    this.mostSeconds = mostSeconds;
  }

  IssuedImage issue(ModelVersion version, TestOutput output, byte[] image, String mediaType)
      throws InterruptedException {
    ConsentReceipt receipt = receipt(version, output);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(mostSeconds);
    for (int tries = 1; ; tries++) {
      // The log settles a withdrawal that comes now; a deletion waits until this output has ended.
      trainings.version(artist(output), version.id()).usable();
      try {
        return receipts.issue(
            receipt,
            image,
            mediaType,
            sha256 -> {
              if (!store.setFile(output.id(), sha256)) {
                throw TestOutputRunner.gone(output.id());
              }
            });
      } catch (PlatformException notNow) {
        rest(output, notNow, tries, end);
      }
      // It may have been issued although the answer was lost.
      Optional<IssuedImage> issued = receipts.issued(output.id());
      if (issued.isPresent()) {
        return issued.get();
      }
    }
  }

  private void rest(TestOutput output, PlatformException notNow, int tries, long end)
      throws InterruptedException {
    if (notNow.kind() != PlatformException.Kind.UNAVAILABLE) {
      throw notNow;
    }
    if (System.nanoTime() > end) {
      throw PlatformException.conflict(
          notNow.code(), notNow.getMessage() + " Without a receipt the image is not shown.");
    }
    LOG.info("Test output {} waits for its receipt: {}", output.id(), notNow.getMessage());
    store.update(
        output.with(
            TestOutput.State.PROCESSING,
            notNow.getMessage() + " The image is there and waits for its receipt."));
    TimeUnit.SECONDS.sleep(TestOutputRunner.pauseAfter(tries));
  }

  private ConsentReceipt receipt(ModelVersion version, TestOutput output) {
    TrainingConsent consent = consents.get(artist(output), version.consentId());
    return new ConsentReceipt(
        output.id(),
        output.ownerId(),
        accounts.find(output.ownerId()).map(Account::publicName).orElseThrow(),
        version.modelId(),
        version.id(),
        version.weightsHash(),
        version.baseModel().label(),
        version.providerId(),
        ConsentReceipt.PRIVATE_TEST,
        consent.termsHash(),
        consent.id(),
        consent.version(),
        Sha256.of(output.promptSalt() + output.prompt()),
        List.of(),
        Optional.empty());
  }

  private static Caller artist(TestOutput output) {
    return new Caller(output.ownerId(), Set.of(Role.ARTIST));
  }
}
