package art.painter.testkit;

import art.painter.api.key.Signer;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.SignedContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Formats that break the contract, and the sound ones that they differ from. Only {@link
 * ContractsTest} runs them.
 */
final class BrokenFormats {
  private BrokenFormats() {}

  static class Sound extends ReceiptFormatContract {
    @Override
    protected boolean isComponent() {
      return false;
    }

    @Override
    protected boolean signed() {
      return true;
    }

    @Override
    protected ReceiptFormat format() {
      return new SketchFormat();
    }
  }

  static class SoundWithoutSignature extends Sound {
    @Override
    protected boolean signed() {
      return false;
    }

    @Override
    protected ReceiptFormat format() {
      return new SketchFormat.Unsigned();
    }
  }

  static class IsNoComponent extends Sound {
    @Override
    protected boolean isComponent() {
      return true;
    }
  }

  static class ChangesItsMediaType extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        private String type = "application/x-plain";

        @Override
        public String mediaType() {
          return type;
        }

        @Override
        public byte[] write(byte[] content, Signer signer) {
          type = "application/x-written";
          return super.write(content, signer);
        }
      };
    }
  }

  static class LosesScripts extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        @Override
        public byte[] write(byte[] content, Signer signer) {
          String text = new String(content, StandardCharsets.UTF_8);
          return super.write(text.getBytes(StandardCharsets.ISO_8859_1), signer);
        }
      };
    }
  }

  static class ClaimsToSign extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat.Unsigned();
    }
  }

  static class RemembersTheFirstSigner extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        private Optional<Signer> first = Optional.empty();

        @Override
        public byte[] write(byte[] content, Signer signer) {
          first = first.or(() -> Optional.of(signer));
          return super.write(content, first.orElseThrow());
        }
      };
    }
  }

  /** Signs one copy of the content and hands out another. */
  static class SignsACopy extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        @Override
        public byte[] write(byte[] content, Signer signer) {
          return SketchFormat.join(super.write(content, signer), content, SketchFormat.END);
        }

        @Override
        public Optional<SignedContent> read(byte[] document) {
          int length = (document.length - SketchFormat.HEAD - SketchFormat.SIGNATURE) / 2;
          if (length <= 0 || document[document.length - 1] != SketchFormat.END[0]) {
            return Optional.empty();
          }
          int copy = document.length - length;
          byte[] content = Arrays.copyOfRange(document, copy, document.length - 1);
          return super.read(Arrays.copyOf(document, copy))
              .map(read -> new SignedContent(content, read.signature()));
        }
      };
    }
  }

  static class TakesEitherCase extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        @Override
        boolean isHex(String hex) {
          return hex.matches("[0-9a-fA-F]+");
        }
      };
    }
  }

  static class TakesWhiteSpaceAround extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        @Override
        public Optional<SignedContent> read(byte[] document) {
          int last = document.length - 1;
          boolean more = last > 0 && document[last] == '\n';
          return super.read(more ? Arrays.copyOf(document, last) : document);
        }
      };
    }
  }

  static class MendsWhatWasCutOff extends SoundWithoutSignature {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat.Unsigned() {
        @Override
        public Optional<SignedContent> read(byte[] document) {
          return super.read(document)
              .or(() -> super.read(SketchFormat.join(document, SketchFormat.END)));
        }
      };
    }
  }

  static class ThrowsAtJunk extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        @Override
        public Optional<SignedContent> read(byte[] document) {
          return document[0] == SketchFormat.MAGIC.charAt(0)
              ? super.read(document)
              : Optional.empty();
        }
      };
    }
  }

  static class DrownsInDepth extends SoundWithoutSignature {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat.Unsigned() {
        @Override
        public Optional<SignedContent> read(byte[] document) {
          follow(document, 0);
          return super.read(document);
        }

        private int follow(byte[] document, int at) {
          return at == document.length ? 0 : 1 + follow(document, at + 1);
        }
      };
    }
  }

  static class RemembersDocuments extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        private byte[] document = new byte[0];

        @Override
        public byte[] write(byte[] content, Signer signer) {
          byte[] written = super.write(content, signer);
          document = document.length == written.length ? document : written;
          return document;
        }
      };
    }
  }

  static class WipesWhatItRead extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        @Override
        public Optional<SignedContent> read(byte[] document) {
          Optional<SignedContent> read = super.read(document);
          Arrays.fill(document, (byte) 0);
          return read;
        }
      };
    }
  }

  static class SharesItsBuffer extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        private volatile byte[] buffer = new byte[0];

        @Override
        public byte[] write(byte[] content, Signer signer) {
          buffer = content;
          signer.sign(content);
          return super.write(buffer, signer);
        }
      };
    }
  }

  static class HidesTheSignersFailure extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        @Override
        public byte[] write(byte[] content, Signer signer) {
          try {
            return super.write(content, signer);
          } catch (RuntimeException failure) {
            return SketchFormat.join(content, SketchFormat.END);
          }
        }
      };
    }
  }

  static class MarksSecretly extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        @Override
        public byte[] mark(byte[] image, String mediaType, byte[] content, Signer signer) {
          return SketchFormat.join(image, content);
        }
      };
    }
  }

  static class HidesInterruption extends Sound {
    @Override
    protected ReceiptFormat format() {
      return new SketchFormat() {
        @Override
        public Optional<SignedContent> read(byte[] document) {
          Thread.interrupted();
          return super.read(document);
        }
      };
    }
  }
}
