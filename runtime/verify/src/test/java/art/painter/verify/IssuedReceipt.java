package art.painter.verify;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.MerkleTree;
import art.painter.consent.jws.JwsReceiptFormat;
import art.painter.core.CanonicalJson;
import art.painter.core.Sha256;
import art.painter.testkit.Samples;
import art.painter.testkit.TestSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A receipt with everything around it, as a node makes it: real keys, a log of one record. */
final class IssuedReceipt {
  static final byte[] IMAGE = "the bytes of an image".getBytes(StandardCharsets.UTF_8);
  static final String ID = "0198a1b2-receipt";
  static final String CONSENT = "0198a1b2-consent";

  private static final Map<String, Object> TERMS =
      Map.of("note", "", "restricted", List.of("HATE"), "tiers", List.of());

  private final TestSigner records = new TestSigner(KeyPurpose.RECORDS);
  private final TestSigner log = new TestSigner(KeyPurpose.LOG);
  private final byte[] content;

  IssuedReceipt() {
    this(ID, "Maria Vogel");
  }

  /**
   * @param id what the receipt says of itself
   * @param artistName what it says of the artist
   */
  IssuedReceipt(String id, String artistName) {
    Map<String, Object> said = new HashMap<>();
    said.put("form", 2);
    said.put("kind", "RECEIPT");
    said.put("id", id);
    said.put("about", CONSENT);
    said.put("issued", Samples.NOW.toString());
    said.put("issuer", "painter.example/log");
    said.put("salt", "00112233445566778899aabbccddeeff");
    said.put(
        "image",
        Map.of("sha256", Sha256.of(IMAGE), "mediaType", "image/png", "bytes", IMAGE.length));
    said.put("artist", Map.of("id", "artist", "name", artistName));
    said.put(
        "model",
        Map.of(
            "id", "model",
            "version", "version",
            "weightsSha256", Sha256.of("weights"),
            "baseModel", "base 1",
            "provider", "local"));
    said.put(
        "license",
        Map.of("tier", "private-test", "termsSha256", Sha256.of(CanonicalJson.of(TERMS))));
    said.put("consent", Map.of("id", CONSENT, "version", 2));
    said.put("prompt", Map.of("saltedSha256", Sha256.of("prompt")));
    said.put("restrictions", List.of());
    said.put("validity", Map.of("from", "2026-11-23T10:15:30Z"));
    this.content = CanonicalJson.of(said);
  }

  byte[] content() {
    return content.clone();
  }

  /** The receipt's document alone. */
  byte[] document() {
    return new JwsReceiptFormat().write(content, records);
  }

  String proof() {
    byte[] root = leaf(content);
    Checkpoint head = Checkpoint.sign("painter.example/log", 1, root, log, log.key());
    return new InclusionProof(0, List.of(), head).text();
  }

  /**
   * The record of a withdrawal with its proof.
   *
   * @param issued what it says of itself
   * @param consentId the consent that is withdrawn
   * @param before what the log had before, if anything
   */
  String withdrawal(Instant issued, String consentId, byte[]... before) {
    byte[] said =
        CanonicalJson.of(
            Map.of(
                "form",
                2,
                "kind",
                "WITHDRAWAL",
                "id",
                consentId + ".withdrawal",
                "about",
                consentId,
                "issued",
                issued.toString(),
                "consent",
                Map.of("id", consentId)));
    List<byte[]> leaves = new ArrayList<>();
    for (byte[] each : before) {
      leaves.add(leaf(each));
    }
    leaves.add(leaf(said));
    Checkpoint head =
        Checkpoint.sign(
            "painter.example/log", leaves.size(), MerkleTree.root(leaves), log, log.key());
    String document =
        new String(new JwsReceiptFormat().write(said, records), StandardCharsets.UTF_8);
    int index = leaves.size() - 1;
    String proof = new InclusionProof(index, MerkleTree.path(index, leaves), head).text();
    return new String(
        CanonicalJson.of(Map.of("record", document, "proof", proof)), StandardCharsets.UTF_8);
  }

  private static byte[] leaf(byte[] content) {
    return MerkleTree.leaf(HexFormat.of().parseHex(Sha256.of(content)));
  }

  /** The receipt with proof and terms. */
  byte[] portable() {
    return CanonicalJson.of(
        Map.of(
            "receipt",
            new String(document(), StandardCharsets.US_ASCII),
            "proof",
            proof(),
            "terms",
            TERMS));
  }

  /** The node's key file. */
  String jwks() {
    return "{\"keys\":[%s,%s]}".formatted(jwk(records.key()), jwk(log.key()));
  }

  private static String jwk(VerificationKey key) {
    return """
        {"kty":"OKP","crv":"Ed25519","x":"%s","kid":"%s","alg":"EdDSA","use":"sig","purpose":"%s",
        "iat":%d,"from":"%s"}"""
        .formatted(
            Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey()),
            key.id(),
            key.purpose() == KeyPurpose.LOG ? "log" : "records",
            key.from().getEpochSecond(),
            key.from());
  }
}
