package art.painter.core.record;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.SignedContent;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** Formats that each do one thing wrong. */
final class BrokenFormats {
  private BrokenFormats() {}

  private static byte[] changed(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[changed.length / 2] ^= 1;
    return changed;
  }

  private static Signer with(Signer signer, TestKeys.Pair other) {
    return other.signer(signer.time());
  }

  static Stream<Named<ReceiptFormat>> all() {
    TestKeys.Pair foreign = TestKeys.Pair.made(KeyPurpose.RECORDS, Instant.EPOCH);
    return Stream.of(
        Named.of(
            "writes other content",
            new TokenFormat() {
              @Override
              public byte[] write(byte[] content, Signer signer) {
                return super.write(changed(content), signer);
              }
            }),
        Named.of(
            "changes the content that it was given",
            new TokenFormat() {
              @Override
              public byte[] write(byte[] content, Signer signer) {
                content[0] = ' ';
                return super.write(content, signer);
              }
            }),
        Named.of(
            "signs with a key of its own",
            new TokenFormat() {
              @Override
              public byte[] write(byte[] content, Signer signer) {
                return super.write(content, with(signer, foreign));
              }
            }),
        Named.of(
            "breaks the signature",
            new TokenFormat() {
              @Override
              public byte[] write(byte[] content, Signer signer) {
                return super.write(
                    content,
                    new Signer() {
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
                        return changed(signer.sign(message));
                      }
                    });
              }
            }),
        Named.of(
            "loses the signature",
            new PlainFormat() {
              @Override
              public byte[] write(byte[] content, Signer signer) {
                signer.sign(content);
                return content;
              }
            }),
        Named.of(
            "writes what it cannot read",
            new TokenFormat() {
              @Override
              public byte[] write(byte[] content, Signer signer) {
                return content;
              }
            }),
        Named.of(
            "throws",
            new TokenFormat() {
              @Override
              public byte[] write(byte[] content, Signer signer) {
                throw new IllegalStateException("secret");
              }
            }),
        Named.of(
            "does not link",
            new TokenFormat() {
              @Override
              public byte[] write(byte[] content, Signer signer) {
                throw new NoClassDefFoundError("secret");
              }
            }),
        Named.of(
            "answers null",
            new TokenFormat() {
              @Override
              public byte[] write(byte[] content, Signer signer) {
                return null;
              }
            }),
        Named.of(
            "reads null",
            new TokenFormat() {
              @Override
              public Optional<SignedContent> read(byte[] document) {
                return null;
              }
            }));
  }
}
