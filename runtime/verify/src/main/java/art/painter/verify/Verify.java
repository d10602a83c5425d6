package art.painter.verify;

import art.painter.api.record.SignedContent;
import art.painter.consent.json.JsonReceiptFormat;
import art.painter.consent.jws.JwsReceiptFormat;
import art.painter.core.receipt.ReceiptCheck;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code painter verify}: verifies an image and its receipt, or another record, without a node. */
public final class Verify {
  private static final int VALID = 0;
  private static final int NOT_VALID = 1;
  private static final int NOT_VERIFIED = 2;
  private static final int NOT_PROVEN = 3;
  private static final String USAGE =
      """
      Usage: painter verify IMAGE RECEIPT [--keys FILE|URL] [--node URL] [--data DIR] [--json]
             painter verify RECORD [--keys FILE|URL] [--node URL] [--data DIR] [--json]
        RECEIPT        the receipt's file, as GET /v1/receipts/{id}/proof gives it, or its document alone;
                       - is standard input
        RECORD         the same of a record that is no receipt, such as a withdrawal:
                       GET /v1/records/{id}/proof
        --keys         the public keys (JWK set) of the node that issued it
        --node         asks this node how the consent stands now, and for its keys if none are given
        --data         the data folder of a node on this machine, whose keys are taken if none are given
        --json         answers with JSON
        Exit code: 0 valid, 1 not valid, 2 it could not be verified, 3 signed, but not
        proven to be in the log: no proof came with it.""";

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Optional<Path> data;
  private final Http http;

  Verify(InputStream in, PrintStream out, PrintStream err, Optional<Path> data, Http http) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.data = data;
    this.http = http;
  }

  /**
   * Verifies, and exits with 0 if the receipt is good for the image, 1 if it is not, 2 if that
   * could not be found out, 3 if it is signed but not proven to be in the log.
   *
   * @param arguments what the person wrote
   */
  public static void main(String[] arguments) {
    Optional<Path> data = Optional.ofNullable(System.getProperty("painter.data")).map(Path::of);
    Verify verify =
        new Verify(System.in, System.out, System.err, data, new Http(Duration.ofSeconds(20)));
    System.exit(verify.run(Arrays.asList(arguments)));
  }

  int run(List<String> arguments) {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      err.println(USAGE);
      return NOT_VERIFIED;
    }
    try {
      Request request = Request.parse(arguments, data);
      Report report = verify(request);
      if (request.json()) {
        out.writeBytes((report.json() + "\n").getBytes(StandardCharsets.UTF_8));
      } else {
        out.println(report.words());
      }
      return switch (report.verification().verdict()) {
        case VALID -> VALID;
        case NOT_PROVEN -> NOT_PROVEN;
        case NOT_VALID -> NOT_VALID;
      };
    } catch (Refusal refusal) {
      err.println("painter verify: " + Plain.of(refusal.getMessage()));
      return NOT_VERIFIED;
    } catch (RuntimeException bug) {
      // Must not look like a receipt that is not valid.
      err.println("painter verify: could not verify, by a fault of this program: " + bug);
      return NOT_VERIFIED;
    }
  }

  private Report verify(Request request) throws Refusal {
    Optional<String> image = Optional.empty();
    if (request.image().isPresent()) {
      image = Optional.of(Inputs.sha256(request.image().get()));
    }
    byte[] receipt = Inputs.receipt(request.receipt(), in);
    KeyRing keys = KeyRing.find(request, http);
    ReceiptCheck check = new ReceiptCheck(Verify::read, keys.keys());
    ReceiptCheck.Lookup lookup = ReceiptCheck.Lookup.NOTHING;
    if (request.node().isPresent()) {
      lookup = new NodeLookup(request.node().get(), http, check);
    }
    return new Report(check.check(receipt, image, lookup), keys);
  }

  private static Optional<SignedContent> read(byte[] document) {
    return new JwsReceiptFormat().read(document).or(() -> new JsonReceiptFormat().read(document));
  }
}
