package art.painter.rest.http;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.account.Accounts;
import art.painter.api.account.Caller;
import art.painter.api.artwork.ArtworkInspector;
import art.painter.api.artwork.Artworks;
import art.painter.api.blob.BlobStore;
import art.painter.api.model.Models;
import art.painter.api.plugin.PlugIns;
import art.painter.api.receipt.Receipts;
import art.painter.api.record.Records;
import java.util.Map;
import java.util.OptionalInt;

/** Which HTTP status tells which failure: by code where HTTP is more exact, else by kind. */
final class Statuses {
  private static final Map<String, Integer> BY_CODE =
      Map.ofEntries(
          Map.entry(Caller.LOG_IN_NEEDED, 401),
          Map.entry(Accounts.TOKEN_INVALID, 401),
          Map.entry(Accounts.WRONG_LOG_IN, 401),
          Map.entry(Accounts.THROTTLED, 429),
          Map.entry(Models.STALE, 412),
          Map.entry(Artworks.TOO_LARGE, 413),
          Map.entry(BlobStore.TOO_LARGE, 413),
          Map.entry(ArtworkInspector.UNSUPPORTED, 415),
          Map.entry(RequestStream.TOO_LARGE, 413),
          Map.entry(PlugIns.TOO_LARGE, 413),
          Map.entry("webhook.too-large", 413),
          Map.entry("verify.too-large", 413),
          Map.entry(Records.ERASED, 410),
          Map.entry(Receipts.ERASED, 410),
          Map.entry(RequestStream.TOO_SLOW, 408));

  private static final Map<Kind, Integer> BY_KIND =
      Map.of(
          Kind.INVALID, 400,
          Kind.DENIED, 403,
          Kind.NOT_FOUND, 404,
          Kind.CONFLICT, 409,
          Kind.UNAVAILABLE, 503);

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Invalid"),
          Map.entry(401, "Not logged in"),
          Map.entry(403, "Denied"),
          Map.entry(404, "Not found"),
          Map.entry(405, "Method not allowed"),
          Map.entry(406, "Not acceptable"),
          Map.entry(408, "Too slow"),
          Map.entry(409, "Conflict"),
          Map.entry(410, "Gone"),
          Map.entry(412, "Changed meanwhile"),
          Map.entry(413, "Too large"),
          Map.entry(415, "Unsupported media type"),
          Map.entry(429, "Too many tries"),
          Map.entry(500, "Internal error"),
          Map.entry(503, "Unavailable"));

  private Statuses() {}

  static int of(PlatformException failure) {
    return BY_CODE.getOrDefault(failure.code(), BY_KIND.get(failure.kind()));
  }

  static String title(int status) {
    return TITLES.getOrDefault(status, "Refused");
  }

  /** How many seconds to wait before trying again makes sense. */
  static OptionalInt retryAfter(int status) {
    return switch (status) {
      case 429 -> OptionalInt.of(60);
      case 503 -> OptionalInt.of(5);
      default -> OptionalInt.empty();
    };
  }
}
