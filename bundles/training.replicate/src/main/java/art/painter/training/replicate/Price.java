package art.painter.training.replicate;

import art.painter.api.training.CostEstimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a training costs by the operator's figures. The API tells no prices.
 *
 * @param perSecond the price of a second; 0 when it is not known
 * @param currency its ISO 4217 currency
 * @param expectedSeconds how long a training takes
 */
record Price(BigDecimal perSecond, String currency, int expectedSeconds) {
  Optional<CostEstimate> estimate() {
    return perSecond.signum() > 0 && expectedSeconds > 0
        ? Optional.of(
            new CostEstimate(
                amount(expectedSeconds),
                currency,
                "%d seconds at %s %s each, as the operator of this platform expects."
                    .formatted(expectedSeconds, perSecond.toPlainString(), currency)))
        : Optional.empty();
  }

  /** {@return what this many seconds cost, for people} */
  Optional<String> of(double seconds) {
    return perSecond.signum() > 0
        ? Optional.of(amount(seconds).toPlainString() + " " + currency)
        : Optional.empty();
  }

  private BigDecimal amount(double seconds) {
    return perSecond.multiply(BigDecimal.valueOf(seconds)).setScale(2, RoundingMode.HALF_UP);
  }
}
