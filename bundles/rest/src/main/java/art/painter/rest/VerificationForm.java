package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.receipt.Receipts;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemHeaders;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import org.apache.commons.fileupload.FileUploadBase.SizeLimitExceededException;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;

/**
 * The form with an image and a receipt, read as it comes (RFC 7578). Of the image only the hash is
 * kept, and neither ever touches the disk.
 */
final class VerificationForm {
  private static final int MOST_HEADER_BYTES = 4096;
  private static final long MOST_BYTES_AROUND = 65_536;
  private static final String HOW =
      " Send it so: curl -F image=@image.png -F receipt=@receipt.json and the address.";

  private final long mostImageBytes;
  private Optional<String> imageSha256 = Optional.empty();
  private Optional<byte[]> receipt = Optional.empty();

  private VerificationForm(long mostImageBytes) {
    this.mostImageBytes = mostImageBytes;
  }

  /**
   * {@return the form that a request brings}
   *
   * @param contentType the request's, empty if it has none
   * @param contentLength how long it says it is; -1 if it does not say
   * @param body its body
   * @param mostImageBytes how large the image may be
   */
  static VerificationForm read(
      String contentType, long contentLength, InputStream body, long mostImageBytes) {
    if (!contentType.toLowerCase(Locale.ROOT).startsWith(FileUpload.MULTIPART_FORM_DATA)) {
      throw invalid("This needs a form (multipart/form-data).");
    }
    long most = mostImageBytes + Receipts.MOST_BYTES + MOST_BYTES_AROUND;
    FileUpload upload = new Flat();
    upload.setSizeMax(most);
    upload.setPartHeaderSizeMax(MOST_HEADER_BYTES);
    VerificationForm form = new VerificationForm(mostImageBytes);
    try {
      FileItemIterator parts = upload.getItemIterator(new Source(contentType, contentLength, body));
      while (parts.hasNext()) {
        form.take(parts.next());
      }
    } catch (FileUploadException malformed) {
      throw refusal(malformed, most);
    } catch (FileUploadIOException malformed) {
      throw refusal(malformed.getCause(), most);
    } catch (IOException broken) {
      throw new PlatformException(
          PlatformException.Kind.INVALID,
          VerifyResource.INCOMPLETE,
          "The form does not come to its end. Send it again, whole.",
          broken);
    }
    return form;
  }

  /** Empty for a record that is about no image. */
  Optional<String> imageSha256() {
    return imageSha256;
  }

  byte[] receipt() {
    return receipt.orElseThrow(() -> invalid("The part \"receipt\" is missing."));
  }

  private void take(FileItemStream part) throws IOException {
    switch (part.getFieldName()) {
      case "image" -> {
        requireFirst(imageSha256);
        imageSha256 = Optional.of(hash(part.openStream()));
      }
      case "receipt" -> {
        requireFirst(receipt);
        byte[] bytes = part.openStream().readNBytes(Receipts.MOST_BYTES + 1);
        if (bytes.length > Receipts.MOST_BYTES) {
          throw tooLarge("Send a receipt of at most " + Receipts.MOST_BYTES / 1024 + " KB.");
        }
        receipt = Optional.of(bytes);
      }
      default -> throw invalid("The form has the parts \"image\" and \"receipt\" and no others.");
    }
  }

  private String hash(InputStream image) throws IOException {
    DigestInputStream hashed = new DigestInputStream(image, sha256());
    byte[] buffer = new byte[1 << 14];
    long bytes = 0;
    for (int count = 0; count >= 0; count = hashed.read(buffer)) {
      bytes += count;
      if (bytes > mostImageBytes) {
        throw tooLarge("Send an image of at most " + mostImageBytes / 1024 + " KB.");
      }
    }
    return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
  }

  private static void requireFirst(Optional<?> before) {
    if (before.isPresent()) {
      throw invalid("Each part of the form comes once.");
    }
  }

  private static PlatformException refusal(Throwable malformed, long most) {
    return malformed instanceof SizeLimitExceededException size && size.getPermittedSize() == most
        ? tooLarge("Send a form of at most " + most / 1024 + " KB.")
        : invalid("The form cannot be read.");
  }

  private static PlatformException invalid(String what) {
    return PlatformException.invalid(VerifyResource.INVALID, what + HOW);
  }

  private static PlatformException tooLarge(String what) {
    return PlatformException.invalid(VerifyResource.TOO_LARGE, what);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** The library would go into a form within a form, and pass over parts without a name. */
  private static final class Flat extends FileUpload {
    @Override
    protected String getFieldName(FileItemHeaders headers) {
      String type = Optional.ofNullable(headers.getHeader(CONTENT_TYPE)).orElse("");
      String name = super.getFieldName(headers);
      if (name == null || type.toLowerCase(Locale.ROOT).startsWith(MULTIPART)) {
        throw invalid("Each part of the form has a name and no parts of its own.");
      }
      return name;
    }
  }

  /** A request as the library wants to see it. */
  private record Source(String getContentType, long contentLength, InputStream getInputStream)
      implements UploadContext {
    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    @Deprecated
    public int getContentLength() {
      return -1;
    }
  }
}
