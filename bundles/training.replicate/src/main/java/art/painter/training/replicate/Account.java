package art.painter.training.replicate;

import art.painter.api.PlatformException;
import java.time.Duration;
import java.util.Optional;

/** Who owns the trained models: as configured, or as the API says of the token. */
final class Account {
  private final ReplicateApi api;
  private volatile String owner;

  Account(ReplicateApi api, String owner) {
    this.api = api;
    this.owner = owner;
  }

  /**
   * {@return why the API cannot be used with this token now; empty when it can}
   *
   * @param limit how long that may take
   */
  Optional<String> trouble(Duration limit) {
    try {
      return api.probe("account", limit).ok()
          ? Optional.empty()
          : Optional.of(
              "Replicate does not answer for the account of this token; the operator of this platform should check the"
                  + " API's address and the token.");
    } catch (PlatformException wrong) {
      return Optional.of(wrong.getMessage());
    }
  }

  String owner() {
    if (owner.isEmpty()) {
      Answer answer = api.get("account");
      if (!answer.ok() || answer.body().path("username").asText().isEmpty()) {
        throw PlatformException.unavailable(
            ReplicateApi.UNREACHABLE,
            "Replicate does not say whose account it is; the operator of this platform can name the owner in the configuration.");
      }
      owner = answer.body().path("username").asText();
    }
    return owner;
  }
}
