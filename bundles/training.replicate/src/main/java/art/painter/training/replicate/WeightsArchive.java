package art.painter.training.replicate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The tar archive that a trainer leaves, with one {@code .safetensors} file among others. */
final class WeightsArchive {
  private static final String KIND = ".safetensors";

  private WeightsArchive() {}

  /**
   * {@return the bytes of the first {@code .safetensors} file, streamed}
   *
   * @param archive the archive; closed with what is returned
   */
  static InputStream weights(InputStream archive) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(archive);
    try {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile() && isWeights(entry.getName())) {
          return new FilterInputStream(tar) {};
        }
      }
    } catch (IOException | IllegalArgumentException damaged) {
      tar.close();
      throw damaged instanceof IOException cut
          ? cut
          : new IOException("the archive is damaged", damaged);
    }
    tar.close();
    throw new NoWeights();
  }

  /** The archive was read to its end, and there is no such file in it. */
  static final class NoWeights extends IOException {
    private static final long serialVersionUID = 1L;

    NoWeights() {
      super("The archive has no .safetensors file in it.");
    }
  }

  /** Files that begin with a dot are left by a Mac, and are not what they are named. */
  private static boolean isWeights(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(KIND) && !name.startsWith(".");
  }
}
