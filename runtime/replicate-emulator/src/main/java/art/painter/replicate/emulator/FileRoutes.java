package art.painter.replicate.emulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;

/** {@code /files}. */
final class FileRoutes {
  private final StoredFiles files;
  private final Pages pages;
  private final URI origin;
  private final Clock clock;
  private final byte[] secret = Ids.bytes(32);

  FileRoutes(StoredFiles files, Pages pages, URI origin, Clock clock) {
    this.files = files;
    this.pages = pages;
    this.origin = origin;
    this.clock = clock;
  }

  void addTo(Router router) {
    router
        .api("upload", "POST", "/files", this::create)
        .api("list-files", "GET", "/files", this::list)
        .api("get-file", "GET", "/files/{file_id}", this::get)
        .api("delete-file", "DELETE", "/files/{file_id}", this::delete)
        .open("download-file", "GET", "/v1/files/{file_id}/download", this::download)
        .control("GET", "/files-secret", request -> secret());
  }

  private Answer create(Request request) throws IOException {
    return Answer.json(201, files.add(request).json(origin));
  }

  private Answer list(Request request) {
    return pages.list(request, files.all(), file -> true, file -> file.json(origin));
  }

  private Answer get(Request request) {
    return Answer.json(200, find(request).json(origin));
  }

  private Answer delete(Request request) {
    files.remove(find(request));
    return Answer.empty(204);
  }

  private StoredFile find(Request request) {
    return files.find(request.variable("file_id")).orElseThrow(FileRoutes::notFound);
  }

  private Answer download(Request request) throws IOException {
    StoredFile file = find(request);
    String owner = request.query("owner").orElse("");
    String expiry = request.query("expiry").orElse("");
    String given = request.query("signature").orElse("");
    String right =
        Base64.getEncoder()
            .encodeToString(Hmac.sha256(secret, owner + " " + file.id() + " " + expiry));
    boolean signed =
        MessageDigest.isEqual(
            right.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    if (!signed
        || !owner.equals(AccountRoutes.USERNAME)
        || clock.instant().getEpochSecond() > Long.parseLong(expiry)) {
      throw notFound();
    }
    return Answer.file(file.path(), file.contentType());
  }

  /** How one learns the secret of the real service is not documented. */
  private Answer secret() {
    return Answer.json(
        200, Json.object().put("base64", Base64.getEncoder().encodeToString(secret)));
  }

  private static Refusal notFound() {
    return new Refusal(Problems.detail(404, "File not found"));
  }
}
