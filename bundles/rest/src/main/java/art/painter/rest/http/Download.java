package art.painter.rest.http;

import art.painter.api.blob.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;

/** Answers with a file, streamed. */
public final class Download {
  private static final String PRIVATE = "private, no-cache";

  private Download() {}

  /** {@return the file, or 304 when the client has it; takes over the content's stream} */
  public static Response of(Content content, Request request) {
    EntityTag tag = new EntityTag(content.sha256());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      close(content.stream());
      return unchanged.tag(tag).header(HttpHeaders.CACHE_CONTROL, PRIVATE).build();
    }
    Response.ResponseBuilder answer =
        Response.ok()
            .type(content.mediaType())
            .tag(tag)
            .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
            .header(HttpHeaders.CONTENT_LENGTH, content.bytes())
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition(content.fileName()));
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      close(content.stream());
      return answer.build();
    }
    StreamingOutput body = out -> send(content.stream(), out);
    return answer.entity(body).build();
  }

  /** RFC 6266: a plain name for old clients, the real one for the others. */
  static String disposition(String fileName) {
    return "attachment; filename=\""
        + fileName.replaceAll("[^A-Za-z0-9._-]", "_")
        + "\"; filename*=UTF-8''"
        + URLEncoder.encode(fileName, StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("*", "%2A");
  }

  private static void send(InputStream file, OutputStream out) throws IOException {
    try (file) {
      file.transferTo(out);
    }
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
