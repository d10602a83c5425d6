package art.painter.training.replicate;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The configuration, read and checked; a wrong one is refused when the component is activated.
 *
 * @param config the configuration itself
 * @param base where the API is
 * @param token where the token is
 * @param trainer the trainer
 * @param price what a training costs
 * @param webhook where Replicate is to tell of news
 */
record Settings(
    Config config,
    HttpUrl base,
    Token token,
    VersionName trainer,
    Price price,
    Optional<HttpUrl> webhook) {
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|::1");

  static Settings of(Config config, UnaryOperator<String> environment) {
    String currency = config.currency().toUpperCase(Locale.ROOT);
    if (!currency.matches("[A-Z]{3}")) {
      throw wrong("currency", "an ISO 4217 code such as USD");
    }
    if (!config.provider_id().matches("[a-z0-9][a-z0-9.-]*")) {
      throw wrong("provider.id", "lower-case letters, digits, dots and dashes");
    }
    stated("title", config.title());
    stated("base.model", config.base_model());
    stated("base.version", config.base_version());
    stated("base.maker", config.base_maker());
    stated("base.data", config.base_data());
    stated("license", config.license());
    within("steps", config.steps(), 0, 100_000);
    within("lora.rank", config.lora_rank(), 0, 1024);
    within("capacity", config.capacity(), 1, 10_000);
    within("poll.seconds", config.poll_seconds(), 1, 3600);
    within("settle.seconds", config.settle_seconds(), 0, 3600);
    within("connect.seconds", config.connect_seconds(), 1, 300);
    within("read.seconds", config.read_seconds(), 1, 600);
    within("generation.seconds", config.generation_seconds(), 1, 1800);
    within("price.per.second", config.price_per_second(), 0, 1000);
    within("expected.seconds", config.expected_seconds(), 0, 86_400);
    within("requests.per.minute", config.requests_per_minute(), 1, 100_000);
    within("predictions.per.minute", config.predictions_per_minute(), 1, 100_000);
    within("webhook.tolerance.seconds", config.webhook_tolerance_seconds(), 1, 3600);
    within("most.archive.bytes", config.most_archive_bytes(), 1, 100_000_000_000L);
    return new Settings(
        config,
        address("url", config.url()),
        new Token(config.token_file().strip(), config.token_env().strip(), environment),
        VersionName.of(config.trainer().strip())
            .filter(t -> !t.model().isEmpty())
            .orElseThrow(() -> wrong("trainer", "owner/name or owner/name:version")),
        new Price(
            BigDecimal.valueOf(config.price_per_second()), currency, config.expected_seconds()),
        config.webhook_url().isBlank()
            ? Optional.empty()
            : Optional.of(webhook(config.webhook_url(), config.provider_id())));
  }

  /** What artists agree to has no blanks. */
  private static void stated(String key, String value) {
    if (value.isBlank()) {
      throw wrong(key, "said, since artists are shown it before they agree");
    }
  }

  /** Also refuses what is no number at all. */
  private static void within(String key, double value, long least, long most) {
    if (!(value >= least && value <= most)) {
      throw wrong(key, least + " to " + most);
    }
  }

  private static HttpUrl webhook(String platform, String providerId) {
    return address("webhook.url", platform)
        .newBuilder()
        .addPathSegments("v1/webhooks/" + providerId)
        .build();
  }

  /** The token, and what is said of trainings, must not travel where others can read it. */
  private static HttpUrl address(String key, String text) {
    HttpUrl url = HttpUrl.parse(text.strip().replaceAll("/+$", ""));
    if (url == null || url.query() != null || url.fragment() != null || !url.username().isEmpty()) {
      throw wrong(key, "an address such as https://api.replicate.com/v1");
    }
    if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
      throw wrong(key, "an HTTPS address; plain HTTP is only for this machine itself");
    }
    return url;
  }

  private static IllegalArgumentException wrong(String key, String wanted) {
    return new IllegalArgumentException(
        ReplicateProvider.PID + ": " + key + " must be " + wanted + ".");
  }
}
