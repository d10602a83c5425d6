package art.painter.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;

/** Canonical JSON (RFC 8785): what says the same has the same bytes. */
public final class CanonicalJson {
  private static final int DEEPEST = 64;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  private CanonicalJson() {}

  /**
   * @param tree an object or list of texts, whole numbers below 2^53, booleans, and more of the
   *     same, as maps and lists or as a {@link JsonNode}
   */
  public static byte[] of(Object tree) {
    try {
      return new JsonCanonicalizer(JSON.writeValueAsString(tree)).getEncodedUTF8();
    } catch (IOException notLikeThat) {
      throw new IllegalArgumentException(notLikeThat);
    }
  }

  /** What the bytes say; empty unless they are exactly as {@link #of} writes it. */
  public static Optional<JsonNode> read(byte[] bytes) {
    try {
      // First, since it bounds how deep the canonicalizer's recursion goes.
      JsonNode tree = JSON.readTree(bytes);
      return Arrays.equals(new JsonCanonicalizer(bytes).getEncodedUTF8(), bytes)
          ? Optional.of(tree)
          : Optional.empty();
    } catch (IOException | RuntimeException otherBytes) {
      return Optional.empty();
    }
  }
}
