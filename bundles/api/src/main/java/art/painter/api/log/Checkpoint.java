package art.painter.api.log;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed tree head: a C2SP tlog-checkpoint, which is a signed-note with an Ed25519 signature.
 *
 * @param origin the log's name
 * @param size how many records the tree has
 * @param root the tree's root, 32 bytes
 * @param note the whole signed note, ended by a line feed
 */
public record Checkpoint(String origin, long size, byte[] root, String note) {
  private static final Pattern FORM =
      Pattern.compile(
          "([^\\s+]+)\\n(0|[1-9][0-9]{0,17})\\n([A-Za-z0-9+/]{43}=)\\n\\n(?:\u2014 [^\\s+]+ [A-Za-z0-9+/]+={0,2}\\n){1,16}");
  private static final byte ED25519 = 1;
  private static final int KEY_HASH = 4;

  /** Keeps its own copy of the root. */
  public Checkpoint {
    root = root.clone();
  }

  /** {@return a copy of the root} */
  @Override
  public byte[] root() {
    return root.clone();
  }

  /**
   * Signs a tree head.
   *
   * @param origin the log's name: no white space, no plus sign
   * @param size how many records the tree has
   * @param root the tree's root
   * @param signer the log's key
   * @param key the same key's public part
   * @return the checkpoint
   */
  public static Checkpoint sign(
      String origin, long size, byte[] root, Signer signer, VerificationKey key) {
    String text = origin + "\n" + size + "\n" + base64(root) + "\n";
    byte[] signature = signer.sign(utf8(text));
    byte[] line = Arrays.copyOf(keyHash(origin, key), KEY_HASH + signature.length);
    System.arraycopy(signature, 0, line, KEY_HASH, signature.length);
    return parse(text + "\n\u2014 " + origin + " " + base64(line) + "\n");
  }

  /**
   * {@return the checkpoint that a note is}
   *
   * @param note the whole signed note
   * @throws IllegalArgumentException if it is none, or not written exactly as the specification has
   *     it
   */
  public static Checkpoint parse(String note) {
    Matcher form = FORM.matcher(note);
    if (!form.matches()) {
      throw new IllegalArgumentException("This is no checkpoint of a log.");
    }
    return new Checkpoint(
        form.group(1), Long.parseLong(form.group(2)), exactBase64(form.group(3)), note);
  }

  /**
   * {@return whether it bears this log key's signature}
   *
   * @param key the key; only one of {@link KeyPurpose#LOG} ever signs checkpoints
   */
  public boolean signedBy(VerificationKey key) {
    if (key.purpose() != KeyPurpose.LOG) {
      return false;
    }
    int blank = note.indexOf("\n\n");
    byte[] text = utf8(note.substring(0, blank + 1));
    return note.substring(blank + 2)
        .lines()
        .map(line -> line.split(" "))
        .filter(parts -> parts[1].equals(origin))
        .anyMatch(parts -> isSignature(parts[2], text, key));
  }

  private boolean isSignature(String encoded, byte[] text, VerificationKey key) {
    try {
      byte[] line = exactBase64(encoded);
      return line.length > KEY_HASH
          && Arrays.equals(keyHash(origin, key), Arrays.copyOf(line, KEY_HASH))
          && key.verifies(text, Arrays.copyOfRange(line, KEY_HASH, line.length));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /**
   * {@return the key as a C2SP verifier key, which is what monitors are given}
   *
   * @param origin the log's name
   * @param key the log's key
   */
  public static String verifierKey(String origin, VerificationKey key) {
    byte[] typed = new byte[1 + key.publicKey().length];
    typed[0] = ED25519;
    System.arraycopy(key.publicKey(), 0, typed, 1, typed.length - 1);
    return origin + "+" + HexFormat.of().formatHex(keyHash(origin, key)) + "+" + base64(typed);
  }

  private static byte[] keyHash(String origin, VerificationKey key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(utf8(origin + "\n"));
      digest.update(ED25519);
      return Arrays.copyOf(digest.digest(key.publicKey()), KEY_HASH);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Base64 with one spelling for each value, so that no changed character goes unnoticed. */
  static byte[] exactBase64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!base64(bytes).equals(text)) {
      throw new IllegalArgumentException("This base64 has stray bits.");
    }
    return bytes;
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
