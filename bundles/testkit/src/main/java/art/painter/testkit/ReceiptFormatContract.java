package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import art.painter.api.key.Signer;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.SignedContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link ReceiptFormat} holds to. */
public abstract class ReceiptFormatContract extends PlugInContract<ReceiptFormat> {
  private static final String CONTENTS = "art.painter.testkit.RecordContents#contents";
  private static final String JUNK = "art.painter.testkit.RecordContents#junk";
  private static final byte[] STRAY = {0, ' ', '\n', '=', '.', '0', 'A', (byte) 0xc3};
  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestSigner signer = new TestSigner();

  /** {@return a new instance, as it ships} */
  protected abstract ReceiptFormat format();

  /** {@return whether it signs what it writes} */
  protected abstract boolean signed();

  /** {@return whether it puts something into images; false leaves them as they are} */
  protected boolean marks() {
    return false;
  }

  @Override
  ReceiptFormat another() {
    return format();
  }

  /** Written and read again, since a signature may differ each time. */
  @Override
  Object ask(ReceiptFormat format) {
    SignedContent read = format.read(format.write(RecordContents.brief(), signer)).orElseThrow();
    return new String(read.content(), StandardCharsets.UTF_8) + holds(read);
  }

  @Test
  void it_is_registered_under_an_id() {
    assumeTrue(isComponent(), "a test double is no component");
    Components.assertHasProviderId(format());
  }

  @Test
  void it_names_the_media_type_of_what_it_writes() {
    ReceiptFormat asked = format();
    String type = asked.mediaType();
    assertTrue(type.matches("[a-z]+/[a-z0-9.+-]+(; ?[a-z]+=[A-Za-z0-9./+-]+)*"), type);
    asked.write(RecordContents.brief(), signer);
    assertEquals(type, asked.mediaType());
    assertEquals(type, format().mediaType());
  }

  @ParameterizedTest
  @MethodSource(CONTENTS)
  void what_it_wrote_is_read_back_exactly(byte[] content) {
    SignedContent read = read(format().write(content, signer));
    assertArrayEquals(content, read.content());
    assertEquals(signed(), read.signature().isPresent(), "is signed");
    assertEquals(signed(), holds(read), "bears a good signature of the key that it names");
  }

  @Test
  void each_document_names_the_key_that_signed_it() {
    ReceiptFormat asked = format();
    asked.write(RecordContents.brief(), signer);
    TestSigner other = new TestSigner();
    Optional<SignedContent.Signature> signature =
        read(asked.write(RecordContents.brief(), other)).signature();
    assertEquals(signed() ? other.keyId() : "", signature.map(one -> one.keyId()).orElse(""));
    assertEquals(signed(), signature.filter(one -> isBy(other, one)).isPresent());
    assertTrue(signature.filter(one -> isBy(signer, one)).isEmpty(), "is by nobody else");
  }

  @Test
  void no_bit_of_a_document_can_be_changed_unnoticed() {
    byte[] document = format().write(RecordContents.brief(), signer);
    for (int at = 0; at < document.length; at++) {
      for (int bit = 1; bit <= 0x80; bit <<= 1) {
        byte[] changed = document.clone();
        changed[at] ^= (byte) bit;
        assertNoticed(changed, at);
      }
    }
  }

  @Test
  void no_byte_can_be_added_to_a_document_or_taken_from_it_unnoticed() {
    byte[] document = format().write(RecordContents.brief(), signer);
    for (int at = 0; at <= document.length; at++) {
      for (byte stray : STRAY) {
        byte[] longer = Arrays.copyOf(document, document.length + 1);
        System.arraycopy(document, at, longer, at + 1, document.length - at);
        longer[at] = stray;
        assertNoticed(longer, at);
      }
    }
    for (int at = 0; at < document.length; at++) {
      byte[] shorter = Arrays.copyOf(document, document.length - 1);
      System.arraycopy(document, at + 1, shorter, at, shorter.length - at);
      assertNoticed(shorter, at);
    }
  }

  @Test
  void a_document_that_was_cut_off_is_none() {
    byte[] document = format().write(RecordContents.brief(), signer);
    for (int length = 0; length < document.length; length++) {
      int cut = length;
      assertEquals(
          Optional.empty(),
          format().read(Arrays.copyOf(document, length)).map(SignedContent::content),
          () -> "after " + cut + " bytes");
    }
  }

  @ParameterizedTest
  @MethodSource(JUNK)
  void what_is_no_document_of_this_format_is_none(byte[] junk) {
    assertTrue(assertTimeoutPreemptively(PATIENCE, () -> format().read(junk)).isEmpty());
  }

  @Test
  void what_is_deep_or_huge_does_no_harm() {
    for (byte[] deep : RecordContents.deep()) {
      assertTimeoutPreemptively(
          PATIENCE, () -> assertDoesNotThrow(() -> format().read(deep)), () -> start(deep));
    }
  }

  @Test
  void arrays_belong_to_those_who_made_them() {
    ReceiptFormat asked = format();
    byte[] content = RecordContents.brief();
    byte[] document = asked.write(content, signer);
    byte[] untouched = document.clone();
    assertArrayEquals(RecordContents.brief(), content, "what was written is left as it is");
    Arrays.fill(content, (byte) 0);
    assertArrayEquals(untouched, document, "a document does not change with what was written");
    Optional<SignedContent> read = asked.read(document);
    assertArrayEquals(untouched, document, "what was read is left as it is");
    Arrays.fill(document, (byte) 0);
    assertArrayEquals(RecordContents.brief(), read.orElseThrow().content());
    assertEquals(signed(), holds(read.orElseThrow()));
    assertArrayEquals(RecordContents.brief(), read(untouched).content());
    assertArrayEquals(
        RecordContents.brief(), read(asked.write(RecordContents.brief(), signer)).content());
  }

  @Test
  void concurrent_calls_do_not_disturb_each_other() {
    ReceiptFormat asked = format();
    List<byte[]> contents = RecordContents.contents().map(Named::getPayload).limit(8).toList();
    Calls.assertSafeConcurrently(
        contents,
        content -> {
          SignedContent read = asked.read(asked.write(content, signer)).orElseThrow();
          return new String(read.content(), StandardCharsets.UTF_8) + holds(read);
        });
  }

  @Test
  void nothing_is_written_when_the_signer_fails() {
    RuntimeException failure = new IllegalStateException("the key is not there");
    Signer failing = failing(failure);
    if (signed()) {
      assertSame(
          failure,
          assertThrows(
              RuntimeException.class, () -> format().write(RecordContents.brief(), failing)),
          "what went wrong is told as it is");
    } else {
      assertArrayEquals(
          RecordContents.brief(),
          read(format().write(RecordContents.brief(), failing)).content(),
          "no signer is needed");
    }
  }

  @Test
  void an_image_stays_as_it_is_unless_it_is_marked() {
    byte[] image = Base64.getDecoder().decode(PNG);
    byte[] given = image.clone();
    byte[] marked = format().mark(given, "image/png", RecordContents.brief(), signer);
    assertArrayEquals(image, given, "what was given is left as it is");
    Images.assertIs("image/png", marked);
    assertEquals(marks(), !Arrays.equals(image, marked), "is marked");
  }

  private void assertNoticed(byte[] changed, int at) {
    boolean noticed =
        format()
            .read(changed)
            .map(
                read ->
                    signed()
                        ? read.signature().isPresent() && !holds(read)
                        : !Arrays.equals(RecordContents.brief(), read.content()))
            .orElse(true);
    assertTrue(noticed, () -> "the change at " + at + " goes unnoticed: " + start(changed));
  }

  /** What the platform asks before it believes a document. */
  private boolean holds(SignedContent read) {
    return read.signature()
        .filter(signature -> signature.keyId().equals(signer.keyId()))
        .filter(signature -> isBy(signer, signature))
        .isPresent();
  }

  private static boolean isBy(TestSigner signer, SignedContent.Signature signature) {
    return signer.key().verifies(signature.message(), signature.bytes());
  }

  private SignedContent read(byte[] document) {
    return format()
        .read(document)
        .orElseThrow(() -> new AssertionError("it can be read: " + start(document)));
  }

  private static String start(byte[] document) {
    return new String(document, 0, Math.min(document.length, 2000), StandardCharsets.ISO_8859_1);
  }

  private Signer failing(RuntimeException failure) {
    return new Signer() {
      @Override
      public String keyId() {
        return signer.keyId();
      }

      @Override
      public Instant time() {
        return signer.time();
      }

      @Override
      public byte[] sign(byte[] message) {
        throw failure;
      }
    };
  }
}
