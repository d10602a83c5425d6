package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.blob.BlobStore;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.training.Trainings;
import art.painter.core.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs exactly the works of a consent: a flat zip, {@code 0001.png} and so on in the consent's
 * order, always the same bytes for the same works. Streamed, never held whole.
 */
final class WorksPackage {
  // The earliest time that a zip entry can have; any fixed one would do.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final Map<String, String> EXTENSIONS =
      Map.of("image/jpeg", "jpg", "image/png", "png", "image/webp", "webp");

  private static final Logger LOG = LoggerFactory.getLogger(WorksPackage.class);

  private final BlobStore blobs;
  private final ArtworkStore artworks;

  WorksPackage(BlobStore blobs, ArtworkStore artworks) {
    this.blobs = blobs;
    this.artworks = artworks;
  }

  /** Stages the package; the caller commits it. */
  BlobStore.Staged stage(TrainingConsent consent, long mostBytes) {
    Map<String, Artwork> works =
        artworks
            .findAll(consent.works().stream().map(TrainingConsent.Work::artworkId).toList())
            .stream()
            .collect(Collectors.toMap(Artwork::id, Function.identity()));
    return blobs.stage(out -> write(consent, works, out), mostBytes);
  }

  private void write(TrainingConsent consent, Map<String, Artwork> works, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.NO_COMPRESSION);
    int number = 0;
    for (TrainingConsent.Work work : consent.works()) {
      number++;
      String extension = EXTENSIONS.get(works.get(work.artworkId()).facts().mediaType());
      ZipEntry entry = new ZipEntry("%04d.%s".formatted(number, extension));
      entry.setTimeLocal(NO_TIME);
      zip.putNextEntry(entry);
      copy(work, works.get(work.artworkId()), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private void copy(TrainingConsent.Work work, Artwork artwork, OutputStream to)
      throws IOException {
    try (DigestInputStream in = new DigestInputStream(blobs.open(work.sha256()), Sha256.digest())) {
      in.transferTo(to);
      String found = HexFormat.of().formatHex(in.getMessageDigest().digest());
      if (!found.equals(work.sha256())) {
        LOG.error("The stored file {} holds other bytes, of SHA-256 {}.", work.sha256(), found);
        throw PlatformException.conflict(
            Trainings.WORK_DAMAGED,
            "The file of %s on this node is no longer the one that you agreed to, and was not sent. Tell the operator, who can restore it, and train again."
                .formatted(artwork.fileName()));
      }
    }
  }
}
