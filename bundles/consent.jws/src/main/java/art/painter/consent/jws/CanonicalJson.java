package art.painter.consent.jws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;

/** Canonical JSON (RFC 8785), told from all else. */
final class CanonicalJson {
  private static final int MOST_LEVELS = 100;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
              .build());

  private CanonicalJson() {}

  /** Whether the bytes are one object, spelled in the one canonical way. */
  static boolean isObject(byte[] bytes) {
    try {
      // Jackson first, since it knows limits, and the canonicalizer follows any nesting down.
      return JSON.readTree(bytes).isObject()
          && Arrays.equals(bytes, new JsonCanonicalizer(bytes).getEncodedUTF8());
    } catch (IOException notJson) {
      return false;
    }
  }
}
