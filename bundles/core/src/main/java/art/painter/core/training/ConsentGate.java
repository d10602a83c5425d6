package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.consent.Consents;
import art.painter.api.training.TrainingJob;
import java.util.Optional;

/**
 * What a training's consent lets it do. It is asked again before every step, since to be told of a
 * change is no more than a hint.
 */
final class ConsentGate {
  private final Consents consents;

  ConsentGate(Consents consents) {
    this.consents = consents;
  }

  /** Why it may not begin now, in words for its artist; empty when it may. */
  Optional<PlatformException> obstacle(TrainingJob job) {
    try {
      consents.requireInForce(job.consentId());
      return Optional.empty();
    } catch (PlatformException obstacle) {
      if (obstacle.kind() == PlatformException.Kind.CONFLICT) {
        return Optional.of(obstacle);
      }
      throw obstacle;
    }
  }

  /** Whether nothing may go on because of it, not even what has begun. */
  static boolean isWithdrawal(PlatformException obstacle) {
    return obstacle.code().equals(Consents.WITHDRAWN);
  }

  /** When it was withdrawn, in words for its artist; empty unless it was. */
  Optional<String> withdrawal(TrainingJob job) {
    return obstacle(job).filter(ConsentGate::isWithdrawal).map(PlatformException::getMessage);
  }
}
