package art.painter.replicate.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Fetches the zip file of a training, and makes of it what the engine takes. */
final class InputImages {
  private static final String NOT_A_ZIP = "input_images must be a zip file";

  private final StoredFiles files;
  private final URI origin;
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  InputImages(StoredFiles files, URI origin) {
    this.files = files;
    this.origin = origin;
  }

  /** The training fails with this message. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /** Puts the bytes behind an address into a file. */
  void fetch(String address, Path target) throws Unusable, IOException, InterruptedException {
    try (InputStream in = open(address)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private InputStream open(String address) throws Unusable, IOException, InterruptedException {
    if (address.startsWith("data:") && address.contains(";base64,")) {
      return Base64.getDecoder()
          .wrap(
              new ByteArrayInputStream(
                  address.substring(address.indexOf(',') + 1).getBytes(StandardCharsets.US_ASCII)));
    }
    if (address.startsWith(origin + "/v1/files/")) {
      Optional<StoredFile> file = files.at(address);
      return Files.newInputStream(
          file.orElseThrow(() -> undownloadable(address, "404 Not Found")).path());
    }
    try {
      HttpResponse<InputStream> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMinutes(1)).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      answer.body().close();
      throw undownloadable(address, Integer.toString(answer.statusCode()));
    } catch (IllegalArgumentException | IOException e) {
      throw undownloadable(address, "no connection");
    }
  }

  private static Unusable undownloadable(String address, String why) {
    return new Unusable("Failed to download input_images: " + why + " for url: " + address);
  }

  /**
   * Packs the pictures of a zip file into a flat one.
   *
   * @return how many files were taken out, as the real trainer counts them
   */
  static int repack(Path zip, Path target) throws Unusable, IOException {
    try (ZipFile from = new ZipFile(zip.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
      int count = 0;
      int pictures = 0;
      for (Enumeration<? extends ZipEntry> e = from.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        // Only the start of the whole name is looked at, so ghosts in folders come along.
        if (entry.getName().startsWith("__MACOSX/") || entry.getName().startsWith("._")) {
          continue;
        }
        count++;
        if (!entry.isDirectory() && !entry.getName().endsWith(".txt")) {
          to.putNextEntry(new ZipEntry("%04d.%s".formatted(++pictures, suffix(entry.getName()))));
          try (InputStream in = from.getInputStream(entry)) {
            in.transferTo(to);
          }
        }
      }
      if (pictures == 0) {
        throw new Unusable("No images found in input_images");
      }
      return count;
    } catch (ZipException e) {
      throw new Unusable(NOT_A_ZIP);
    }
  }

  private static String suffix(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
