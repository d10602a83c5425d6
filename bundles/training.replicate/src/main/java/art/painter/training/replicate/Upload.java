package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.training.TrainingOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import okhttp3.MediaType;
import okhttp3.MultipartBody;

/** Hands the package of works to Replicate, which forgets it after some hours. */
final class Upload {
  static final String TOO_LARGE = "replicate.package-too-large";
  static final String NO_PACKAGE = "replicate.package-invalid";
  static final String UNREADABLE = "replicate.package-unreadable";
  static final String REFUSED = "replicate.upload-refused";

  private static final long MOST_BYTES = 100L << 20;

  /** The shorter one of the two times that the documents and recorded answers show. */
  private static final Duration USUAL_LIFE = Duration.ofHours(1);

  private static final MediaType ZIP = MediaType.get("application/zip");

  /**
   * An uploaded file.
   *
   * @param url by which a trainer finds it
   * @param created when the service took it
   * @param expires when it is forgotten
   */
  record File(String url, Instant created, Instant expires) {}

  /** The clocks of the two machines may differ by this much. */
  private static final Duration SKEW = Duration.ofHours(1);

  private final ReplicateApi api;

  Upload(ReplicateApi api) {
    this.api = api;
  }

  /**
   * {@return the uploaded package}
   *
   * @param order the order with its package
   */
  File send(TrainingOrder order) {
    PackageBody works = new PackageBody(order.works(), order.packageBytes(), ZIP);
    MultipartBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("content", fileName(order.trainingId()), works)
            .build();
    Instant asked = Instant.now();
    Answer answer;
    try {
      answer = api.upload("files", form);
    } catch (PlatformException failed) {
      works.checkRead();
      throw failed;
    }
    works.checkRead();
    if (answer.status() == 413) {
      throw tooLarge();
    }
    if (!answer.ok()) {
      throw new PlatformException(
          answer.status() == 400 || answer.status() == 422 ? Kind.INVALID : Kind.UNAVAILABLE,
          REFUSED,
          "Replicate does not take the works: " + answer.problem().words());
    }
    return file(order, works, answer.body(), asked);
  }

  private File file(TrainingOrder order, PackageBody works, JsonNode file, Instant asked) {
    if (!works.hash().equals(order.packageHash())) {
      throw changed();
    }
    String received = file.path("checksums").path("sha256").asText();
    if (!received.isEmpty() && !received.equalsIgnoreCase(order.packageHash())) {
      throw PlatformException.unavailable(
          UNREADABLE, "The works arrived damaged at Replicate. Try again.");
    }
    // A line end at its end has been seen, and nothing is found there.
    String url = file.path("urls").path("get").asText().replaceAll("(?:%0[AaDd]|\\s)+$", "");
    if (url.isEmpty()) {
      throw PlatformException.unavailable(
          UNREADABLE, "Replicate does not say where it put the works. Try again.");
    }
    return new File(
        url,
        Timestamps.read(file.path("created_at")).orElseGet(() -> asked.minus(SKEW)),
        Timestamps.read(file.path("expires_at")).orElseGet(() -> asked.plus(USUAL_LIFE)));
  }

  /** What nobody could train with is not sent: it would only fail later and less clearly. */
  static void check(TrainingOrder order) {
    if (order.packageBytes() >= MOST_BYTES) {
      throw tooLarge();
    }
    try (InputStream in = order.works().open();
        ZipInputStream zip = new ZipInputStream(in)) {
      if (zip.getNextEntry() == null) {
        throw invalid();
      }
    } catch (ZipException damaged) {
      throw invalid();
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  static PlatformException unreadable(IOException cause) {
    return new PlatformException(
        Kind.UNAVAILABLE, UNREADABLE, "The package of works cannot be read now. Try again.", cause);
  }

  static PlatformException changed() {
    return PlatformException.invalid(
        NO_PACKAGE,
        "The package of works is not the one that was agreed to. Start the training again.");
  }

  private static PlatformException invalid() {
    return PlatformException.invalid(
        NO_PACKAGE, "The package has no works in it. Start the training again.");
  }

  private static PlatformException tooLarge() {
    return PlatformException.invalid(
        TOO_LARGE,
        "The works are too large together: Replicate takes less than 100 MB. Select fewer or smaller ones.");
  }

  private static String fileName(String trainingId) {
    return trainingId.replaceAll("[^A-Za-z0-9._-]", "-") + ".zip";
  }
}
