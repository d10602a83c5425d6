package art.painter.replicate.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;

/** Reads a file out of a form, straight to the disk. */
final class Upload {
  /** Replicate documents 100 MB; whether it counts in powers of ten or two is not known. */
  static final long MOST_BYTES = 100_000_000;

  private static final int MOST_FIELD = 1 << 20;

  private final Path target;
  private String name = "file";
  private String type = "application/octet-stream";
  private ObjectNode metadata = Json.object();
  private long size = -1;
  private final MessageDigest sha256 = digest("SHA-256");
  private final MessageDigest md5 = digest("MD5");

  private Upload(Path target) {
    this.target = target;
  }

  /**
   * {@return the file that a request brings, whose bytes are now at the target}
   *
   * @throws Refusal when there is none, or it is too large
   */
  static Upload read(Request request, Path target) throws IOException {
    FileUpload form = new FileUpload();
    form.setPartHeaderSizeMax(1 << 14);
    Upload upload = new Upload(target);
    try {
      for (FileItemIterator parts = form.getItemIterator(new Form(request)); parts.hasNext(); ) {
        upload.take(parts.next());
      }
    } catch (FileUploadException e) {
      Files.deleteIfExists(target);
      throw new Refusal(Problems.detail(400, "The form could not be read: " + e.getMessage()));
    }
    if (upload.size < 0) {
      throw new Refusal(Problems.detail(400, "Missing content"));
    }
    if (upload.size > MOST_BYTES) {
      Files.deleteIfExists(target);
      throw new Refusal(Problems.detail(413, "Files must be less than 100MB in size"));
    }
    return upload;
  }

  private void take(FileItemStream part) throws IOException {
    try (InputStream in = part.openStream()) {
      switch (part.getFieldName()) {
        case "content" -> {
          name = Optional.ofNullable(part.getName()).orElse(name);
          type = Optional.ofNullable(part.getContentType()).orElse(type);
          size = keep(in);
        }
        case "metadata" -> metadata = object(text(in));
        case "filename" -> name = text(in);
        case "type" -> type = text(in);
        default -> in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /**
   * Reads all there is, so that the refusal of a large file arrives, but keeps no more than fits.
   */
  private long keep(InputStream in) throws IOException {
    try (OutputStream out =
        new DigestOutputStream(
            new DigestOutputStream(Files.newOutputStream(target), sha256), md5)) {
      long kept = 0;
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (kept <= MOST_BYTES) {
          out.write(buffer, 0, count);
        }
        kept += count;
      }
      return kept;
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readNBytes(MOST_FIELD), StandardCharsets.UTF_8);
  }

  private static ObjectNode object(String json) {
    try {
      JsonNode node = Json.MAPPER.readTree(json);
      if (node.isObject()) {
        return (ObjectNode) node;
      }
    } catch (JsonProcessingException notJson) {
      // Told below, as for anything else that is no object.
    }
    throw new Refusal(Problems.detail(400, "The metadata is not a JSON object"));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  String name() {
    return name;
  }

  String type() {
    return type;
  }

  ObjectNode metadata() {
    return metadata;
  }

  long size() {
    return size;
  }

  String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  String md5() {
    return HexFormat.of().formatHex(md5.digest());
  }

  /** A request as the library wants to see it. */
  private record Form(Request request) implements RequestContext {
    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }

    @Override
    public String getContentType() {
      return request.header("Content-Type").orElse("");
    }

    @Override
    @Deprecated
    public int getContentLength() {
      return -1;
    }

    @Override
    public InputStream getInputStream() {
      return request.body();
    }
  }
}
