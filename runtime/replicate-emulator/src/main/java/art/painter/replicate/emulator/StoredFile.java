package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/**
 * An uploaded file.
 *
 * @param path where its bytes lie
 */
record StoredFile(
    String id,
    String name,
    String contentType,
    long size,
    String sha256,
    String md5,
    ObjectNode metadata,
    Instant created,
    Instant expires,
    Path path) {

  StoredFile expiringAt(Instant at) {
    return new StoredFile(id, name, contentType, size, sha256, md5, metadata, created, at, path);
  }

  ObjectNode json(URI origin) {
    ObjectNode json = Json.object();
    json.put("id", id).put("name", name).put("content_type", contentType).put("size", size);
    json.put("etag", md5);
    json.putObject("checksums").put("sha256", sha256).put("md5", md5);
    json.set("metadata", metadata);
    json.put("created_at", Timestamps.millis(created));
    json.put("expires_at", Timestamps.millis(expires));
    json.putObject("urls").put("get", address(origin));
    return json;
  }

  String address(URI origin) {
    return origin + "/v1/files/" + id;
  }
}
