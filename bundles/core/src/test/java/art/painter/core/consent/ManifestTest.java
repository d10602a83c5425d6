package art.painter.core.consent;

import static art.painter.core.consent.ConsentScene.ARTIST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.artwork.Rights;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.consent.TrainingConsent.Work;
import art.painter.api.consent.WorkProof;
import art.painter.core.Sha256;
import art.painter.core.record.TestRecords;
import art.painter.testkit.Samples;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static Manifest manifest(int size) {
    return Manifest.of(
        IntStream.range(0, size)
            .mapToObj(i -> new Work("w" + i, Samples.sha256("file " + i), Rights.SELF_CREATED))
            .toList());
  }

  @Test
  void every_work_of_a_consent_is_proved_against_its_logged_record() {
    try (ConsentScene scene = new ConsentScene()) {
      TrainingConsent consent = scene.give();
      JsonNode said = TestRecords.json(scene.records.service.get(ARTIST, consent.id()));
      for (Work work : consent.works()) {
        WorkProof proof = scene.consents.prove(ARTIST, consent.id(), work.artworkId());
        assertTrue(proof.holds());
        assertEquals(work.sha256(), proof.sha256());
        assertEquals(said.at("/manifest/root").asText(), proof.root());
        assertEquals(said.at("/manifest/size").asInt(), proof.size());
      }
      assertEquals(
          Consents.WORK_NOT_FOUND,
          assertThrows(
                  PlatformException.class,
                  () -> scene.consents.prove(ARTIST, consent.id(), Samples.artwork(9).id()))
              .code());
    }
  }

  @Test
  void a_proof_holds_for_its_own_file_at_its_own_place_only() {
    for (int size = 1; size <= 17; size++) {
      Manifest manifest = manifest(size);
      for (int index = 0; index < size; index++) {
        WorkProof proof = manifest.prove(index);
        assertTrue(proof.holds(), size + " works, the one at " + index);
        assertEquals(manifest.root(), proof.root());
        WorkProof otherFile =
            new WorkProof(
                Samples.sha256("another file"),
                proof.salt(),
                index,
                size,
                proof.path(),
                proof.root());
        assertFalse(otherFile.holds());
        WorkProof elsewhere =
            new WorkProof(
                proof.sha256(), proof.salt(), (index + 1) % 17, size, proof.path(), proof.root());
        assertFalse(elsewhere.holds());
      }
    }
  }

  @Test
  void each_leaf_has_a_salt_of_its_own_derived_from_that_of_the_manifest() throws Exception {
    Manifest manifest = manifest(5);
    Set<String> salts = new HashSet<>();
    for (int index = 0; index < 5; index++) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(manifest.salt()), "any"));
      byte[] expected = mac.doFinal(ByteBuffer.allocate(8).putLong(index).array());
      assertEquals(HexFormat.of().formatHex(expected), manifest.prove(index).salt());
      salts.add(manifest.prove(index).salt());
    }
    assertEquals(5, salts.size());
    assertFalse(salts.contains(manifest.salt()));
  }

  @Test
  void who_has_all_files_can_compute_the_fingerprint() {
    List<Work> works = manifest(2).works();
    assertEquals(
        Sha256.of(works.get(0).sha256() + "\n" + works.get(1).sha256() + "\n"),
        Manifest.fingerprint(works));
  }
}
