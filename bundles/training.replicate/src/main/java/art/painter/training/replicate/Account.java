package art.painter.training.replicate;

import art.painter.api.PlatformException;

/** Who owns the trained models: as configured, or as the API says of the token. */
final class Account {
  private final ReplicateApi api;
  private volatile String owner;

  Account(ReplicateApi api, String owner) {
    this.api = api;
    this.owner = owner;
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
