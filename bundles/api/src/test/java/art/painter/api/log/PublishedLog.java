package art.painter.api.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The small log that transparency-dev/tessera publishes for tests (testdata/log), with its key,
 * leaves and checkpoints.
 */
final class PublishedLog {
  static final String ORIGIN = "example.com/log/testdata";
  static final String VERIFIER_KEY =
      "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

  private static final List<String> ENTRIES =
      List.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eit",
          "nain",
          "ten",
          "ileven",
          "twelf",
          "threeten",
          "fourten",
          "fivten");

  private PublishedLog() {}

  static String note(int size) {
    return switch (size) {
      case 5 ->
          note(
              5,
              "gy5gl3aksFyiCO95a/1vLXz88A3dRq+0l9Sxte8ZqZQ=",
              "M9e0lmn5eDHyHP10zJObZdFAX2y1V8fdDKBi4IiHbDYf1TCUBwxZOhqwv2QZCqrdda2zTRTrmnwjwscN5RBTEmZUYAs=");
      case 7 ->
          note(
              7,
              "IrSXADBqJ7EQoUODSDKROySgNveeL6CFhik2w/+fS7U=",
              "M9e0luA5JhTRUki/BBQD0QNiH6AEJ2pdtsA5CQjqJErViuuKrN6513RCTL2640wXJv0dCed3neRGI6dMzBq9uANf2Qc=");
      case 15 ->
          note(
              15,
              "rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=",
              "M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=");
      default -> throw new IllegalArgumentException("of size " + size);
    };
  }

  private static String note(int size, String root, String signature) {
    return ORIGIN + "\n" + size + "\n" + root + "\n\n\u2014 " + ORIGIN + " " + signature + "\n";
  }

  static byte[] entry(int index) {
    return ENTRIES.get(index).getBytes(UTF_8);
  }

  static List<byte[]> leaves(int size) {
    return Stream.iterate(0, i -> i < size, i -> i + 1)
        .map(index -> MerkleTree.leaf(entry(index)))
        .toList();
  }

  static VerificationKey key(KeyPurpose purpose) {
    return key(VERIFIER_KEY, purpose);
  }

  static VerificationKey key(String verifierKey, KeyPurpose purpose) {
    byte[] typed = Base64.getDecoder().decode(verifierKey.split("\\+", 3)[2]);
    return new VerificationKey(
        "published",
        purpose,
        Arrays.copyOfRange(typed, 1, typed.length),
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty());
  }
}
