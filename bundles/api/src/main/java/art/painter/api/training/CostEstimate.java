package art.painter.api.training;

import java.math.BigDecimal;

/**
 * What a training is expected to cost the operator at the provider, before it is started. No more
 * than an estimate: the provider's bill counts.
 *
 * @param amount the amount, not negative
 * @param currency its ISO 4217 code, such as {@code USD}
 * @param basis how it was reckoned, in one plain sentence
 */
public record CostEstimate(BigDecimal amount, String currency, String basis) {
  /** Refuses what is no amount of money. */
  public CostEstimate {
    if (amount.signum() < 0 || !currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("an amount that is not negative, in an ISO 4217 currency");
    }
  }
}
