package art.painter.api.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proof that an entry is in the log, which verifies offline: a C2SP tlog-proof, version 1.
 *
 * @param index the leaf's index, from 0
 * @param path the siblings on the way from the leaf to the root, 32 bytes each
 * @param checkpoint the tree head it leads to
 */
public record InclusionProof(long index, List<byte[]> path, Checkpoint checkpoint) {
  private static final Pattern FORM =
      Pattern.compile(
          "c2sp\\.org/tlog-proof@v1\\nindex (0|[1-9][0-9]{0,17})\\n((?:[A-Za-z0-9+/]{43}=\\n){0,63})\\n(.+)",
          Pattern.DOTALL);

  /** Keeps its own list. */
  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * {@return whether the entry is in the checkpoint's tree; the checkpoint's signature is another
   * question}
   *
   * @param entry the entry
   */
  public boolean proves(byte[] entry) {
    return MerkleTree.includes(
        MerkleTree.leaf(entry), index, checkpoint.size(), path, checkpoint.root());
  }

  /** {@return the proof as text} */
  public String text() {
    StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex " + index + "\n");
    path.forEach(hash -> text.append(Checkpoint.base64(hash)).append('\n'));
    return text.append('\n').append(checkpoint.note()).toString();
  }

  /**
   * {@return the proof that a text is}
   *
   * @param text the text
   * @throws IllegalArgumentException if it is none, or not written exactly as {@link #text} writes
   */
  public static InclusionProof parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("This is no proof of a log.");
    }
    List<byte[]> path = new ArrayList<>();
    form.group(2).lines().forEach(line -> path.add(Checkpoint.exactBase64(line)));
    return new InclusionProof(Long.parseLong(form.group(1)), path, Checkpoint.parse(form.group(3)));
  }
}
