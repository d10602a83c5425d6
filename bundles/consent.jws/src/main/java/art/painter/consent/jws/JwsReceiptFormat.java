package art.painter.consent.jws;

import art.painter.api.ProviderId;
import art.painter.api.key.Signer;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.SignedContent;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** The record as the payload of a JWS in compact serialization (RFC 7515, RFC 8037). */
@Component
@ProviderId("jws")
public final class JwsReceiptFormat implements ReceiptFormat {
  // One spelling for all time, so that no newer library spells it differently and calls old
  // receipts wrong. There is no other algorithm or member to think of.
  private static final String HEADER =
      "{\"alg\":\"EdDSA\",\"kid\":\"%s\",\"typ\":\"painter-record+jws\"}";
  private static final Pattern EXACT_HEADER =
      Pattern.compile(
          HEADER.replace("{", "\\{").replace("+", "\\+").formatted("([A-Za-z0-9_-]{43})"));

  private static final int MOST_BYTES = 1_048_576;
  private static final int SIGNATURE_BYTES = 64;

  @Override
  public String mediaType() {
    return "application/jose";
  }

  @Override
  public byte[] write(byte[] content, Signer signer) {
    try {
      JWSObject jws = new JWSObject(JWSHeader.parse(header(signer.keyId())), new Payload(content));
      jws.sign(new LentSigner(signer));
      return jws.serialize().getBytes(StandardCharsets.US_ASCII);
    } catch (ParseException e) {
      throw new IllegalArgumentException("The signer's key id is no thumbprint.", e);
    } catch (JOSEException e) {
      // Whatever the signer throws is wrapped; those who called know the signer, not the library.
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException("The record cannot be signed.", e);
    }
  }

  @Override
  public Optional<SignedContent> read(byte[] document) {
    if (document.length > MOST_BYTES) {
      return Optional.empty();
    }
    String text = new String(document, StandardCharsets.ISO_8859_1);
    Matcher header =
        EXACT_HEADER.matcher(
            new Base64URL(text.substring(0, Math.max(0, text.indexOf('.')))).decodeToString());
    try {
      // The library never sees a header that is not ours: some make it throw what it does not say.
      return header.matches()
          ? read(text, header.group(1), JWSObject.parse(text))
          : Optional.empty();
    } catch (ParseException notJws) {
      return Optional.empty();
    }
  }

  /** Whoever would write the same has the same text: no padding, stray bit or white space more. */
  private static Optional<SignedContent> read(String text, String keyId, JWSObject jws) {
    byte[] content = jws.getPayload().toBytes();
    byte[] signature = jws.getSignature().decode();
    String message = header(keyId) + "." + Base64URL.encode(content);
    boolean exact =
        text.equals(message + "." + Base64URL.encode(signature))
            && signature.length == SIGNATURE_BYTES
            && CanonicalJson.isObject(content);
    return exact
        ? Optional.of(
            new SignedContent(
                content,
                Optional.of(
                    new SignedContent.Signature(
                        keyId, message.getBytes(StandardCharsets.US_ASCII), signature))))
        : Optional.empty();
  }

  private static Base64URL header(String keyId) {
    return Base64URL.encode(HEADER.formatted(keyId));
  }
}
