package art.painter.rest;

import art.painter.api.consent.ConsentState;
import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import art.painter.api.log.LogRecord;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.Receipt;
import art.painter.rest.http.Json;
import art.painter.rest.http.RestApplication;
import art.painter.rest.http.SecurityHeaders;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A receipt as a page that needs no explanation, no script and no second request. Everything that
 * somebody chose goes through {@link #text}.
 */
final class ReceiptPage {
  private static final String STYLE =
      "body{font:1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;"
          + "color:#1b1b1b;background:#fff}dt{font-weight:600;margin-top:.75rem}dd{margin:0}"
          + "code,pre{overflow-wrap:anywhere;white-space:pre-wrap;font-size:.9rem}"
          + ".state{border-left:.4rem solid #555;padding-left:1rem}";

  /** What the page is served with: it may have its one style, and nothing else. */
  static final String SECURITY_POLICY =
      SecurityHeaders.STRICT
          + "; base-uri 'none'; form-action 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private ReceiptPage() {}

  static String of(Receipt receipt, Optional<Terms> terms) {
    LogRecord record = receipt.record();
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Consent receipt</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        <h1>Consent receipt</h1>
        %s
        %s
        </main>
        </body>
        </html>
        """
        .formatted(
            STYLE,
            record.erased() ? erased(receipt) : said(receipt, Json.tree(record.content()), terms),
            verifying(record));
  }

  private static String erased(Receipt receipt) {
    return """
        <p>What this receipt said was erased here%s, as its artist may ask. Whoever has a copy of \
        it can still verify that: it is still in the log, at position %d, since %s.</p>
        <p class="state">%s</p>"""
        .formatted(
            receipt.erased().map(day -> " on " + DAY.format(day)).orElse(""),
            receipt.record().position(),
            DAY.format(receipt.record().logged()),
            standing(receipt.consent()));
  }

  private static String said(Receipt receipt, JsonNode said, Optional<Terms> terms) {
    String tier = said.at("/license/tier").asText();
    return """
        <p><bdi>%s</bdi> allowed an image to be made by a model of their own art. This receipt says which \
        image, under which license, and by which consent.</p>
        <p class="state">%s</p>
        <h2>What it says</h2>
        <dl>
        <dt>Artist</dt><dd><bdi>%s</bdi></dd>
        <dt>Image</dt><dd>%s, %s bytes, SHA-256 <code>%s</code></dd>
        <dt>Model</dt><dd>version <code>%s</code> of <code>%s</code>, made with %s on %s</dd>
        <dt>Consent</dt><dd><code>%s</code></dd>
        <dt>Prompt</dt><dd>Not told. The receipt has a salted hash, with which only its author can \
        prove it.</dd>
        <dt>Issued</dt><dd>%s by %s</dd>
        </dl>
        <h2>The license</h2>
        %s"""
        .formatted(
            at(said, "/artist/name"),
            standing(receipt.consent()),
            at(said, "/artist/name"),
            at(said, "/image/mediaType"),
            at(said, "/image/bytes"),
            at(said, "/image/sha256"),
            at(said, "/model/version"),
            at(said, "/model/id"),
            at(said, "/model/provider"),
            at(said, "/model/baseModel"),
            at(said, "/consent/id"),
            DAY.format(Instant.parse(said.path("issued").asText())),
            at(said, "/issuer"),
            tier.equals(ConsentReceipt.PRIVATE_TEST)
                ? "<p>A private test: the image was made for its artist to judge a training. It"
                    + " gives nobody else a right.</p>"
                : license(said, tier, terms));
  }

  private static String license(JsonNode said, String id, Optional<Terms> terms) {
    Optional<Tier> tier =
        terms.stream()
            .flatMap(all -> all.tiers().stream())
            .filter(one -> one.id().equals(id))
            .findFirst();
    return "<p>%s. %s</p>%s%s%s%s"
        .formatted(
            text(tier.map(Tier::title).orElse(id)),
            said.at("/validity/until").isMissingNode()
                ? "It does not end."
                : "It lasts until " + DAY.format(Instant.parse(at(said, "/validity/until"))) + ".",
            tier.map(one -> list("Allowed", one.allowed())).orElse(""),
            tier.map(one -> list("Not allowed", one.forbidden())).orElse(""),
            terms
                .map(
                    all ->
                        list(
                            "Ruled out by the artist",
                            all.restricted().stream()
                                .sorted()
                                .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .toList()))
                .orElse(""),
            terms
                .map(Terms::note)
                .filter(note -> !note.isBlank())
                .map(note -> "<h3>In the artist's words</h3>\n<p><bdi>" + text(note) + "</bdi></p>")
                .orElse(""));
  }

  private static String standing(ConsentState state) {
    String since = state.since().map(DAY::format).orElse("a day that is no longer known");
    String record =
        state
            .recordId()
            .map(
                id ->
                    " <a href=\"%s\">Its record</a>.".formatted(text(LinkView.toRecord(id).href())))
            .orElse("");
    return switch (state.standing()) {
      case IN_FORCE -> "The consent is in force.";
      case PAUSED ->
          "The consent has been paused since "
              + since
              + ": for now nothing new is made by it."
              + record;
      case WITHDRAWN ->
          "The consent was withdrawn on "
              + since
              + ". Nothing new is made by it; what was made before keeps its license."
              + record;
    };
  }

  private static String verifying(LogRecord record) {
    String self = RestApplication.BASE + "/receipts/" + text(record.id());
    return """
        <h2>Verify it without trusting this page</h2>
        <p>This page shows what this node says. The receipt itself is signed and stands in a public \
        log that nobody can change unnoticed, so you need not believe the page:</p>
        <ol>
        <li>Keep the image as it is, byte for byte; another size or format is another image.</li>
        <li>Save <a href="%s/proof">the receipt with its proof</a> as <code>receipt.json</code>.</li>
        <li>Save <a href="%s">the public keys</a> as <code>jwks.json</code>. Compare them \
        with a copy that somebody else has: who gives you both could have made up both.</li>
        <li>Run <code>painter verify image.png receipt.json --keys jwks.json</code> on your own \
        machine, or verify the signature with any library for JSON Web Signatures.</li>
        </ol>
        <p>It is record %d of <a href="%s/checkpoint">the log</a>, since %s. Who watches the log \
        finds out if anything is taken out of it.</p>"""
        .formatted(
            self,
            WellKnownResource.JWKS,
            record.position(),
            LogResource.PATH,
            DAY.format(record.logged()));
  }

  private static String list(String title, List<String> lines) {
    return lines.isEmpty()
        ? ""
        : lines.stream()
            .map(line -> "<li>" + text(line) + "</li>")
            .collect(Collectors.joining("\n", "<h3>" + title + "</h3>\n<ul>\n", "\n</ul>\n"));
  }

  private static String at(JsonNode said, String pointer) {
    return text(said.at(pointer).asText());
  }

  /** {@return text as HTML that shows it, within an element or a quoted attribute} */
  static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String sha256(String style) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
