package art.painter.replicate.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes the tar file that a training brings, laid out as the published trainer does. */
final class WeightsArchive {
  /** The only file that matters in it. */
  static final String WEIGHTS = "output/flux_train_replicate/lora.safetensors";

  private WeightsArchive() {}

  /**
   * @param weights a {@code .safetensors} file
   * @param target the tar file
   */
  static void write(Path weights, String triggerWord, int steps, Path target) throws IOException {
    try (OutputStream out = Files.newOutputStream(target);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      byte[] config =
          """
          job: extension
          config:
            name: flux_train_replicate
            process:
              - type: custom_sd_trainer
                trigger_word: "%s"
                train:
                  steps: %d
          """
              .formatted(triggerWord, steps)
              .getBytes(StandardCharsets.UTF_8);
      try (InputStream in = new ByteArrayInputStream(config)) {
        add(tar, "output/flux_train_replicate/config.yaml", config.length, in);
      }
      try (InputStream in = Files.newInputStream(weights)) {
        add(tar, WEIGHTS, Files.size(weights), in);
      }
    }
  }

  private static void add(TarArchiveOutputStream tar, String name, long size, InputStream in)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    tar.putArchiveEntry(entry);
    in.transferTo(tar);
    tar.closeArchiveEntry();
  }

  /** {@return the smallest {@code .safetensors} file: one tensor that holds a zero} */
  static byte[] emptyWeights() {
    byte[] header =
        "{\"lora\":{\"dtype\":\"F16\",\"shape\":[1,1],\"data_offsets\":[0,2]}}   "
            .getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(Long.BYTES + header.length + 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }
}
