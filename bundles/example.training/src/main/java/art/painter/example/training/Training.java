package art.painter.example.training;

import art.painter.api.training.Source;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * One training: a folder with the package, and a file that says how far it is. Whoever asks takes
 * it one work further, so it needs no thread, and whoever comes after a restart goes on where it
 * was.
 */
final class Training {
  private static final int MOST_SIDE = 64;

  private final Path folder;

  Training(Path folder) {
    this.folder = folder;
  }

  /**
   * How far it is: its status, how many works are seen, what was learned, and a line for people.
   */
  record State(TrainingStatus status, int seen, Palette palette, String message) {
    State to(TrainingStatus next, String words) {
      return new State(next, seen, palette, words);
    }
  }

  boolean exists() {
    return Files.exists(file("state"));
  }

  void begin(Source works) throws IOException {
    Files.createDirectories(folder);
    try (InputStream in = works.open()) {
      Files.copy(in, file("works.zip"), StandardCopyOption.REPLACE_EXISTING);
    }
    write(new State(TrainingStatus.STARTING, 0, Palette.empty(), "Waits to be asked."));
  }

  // snippet: step
  /** Takes it one work further, unless it has ended. */
  State step() throws IOException {
    State state = read();
    if (!state.status().isFinal()) {
      state = next(state);
      write(state);
    }
    return state;
  }

  // end: step

  private State next(State state) {
    try (ZipFile zip = new ZipFile(file("works.zip").toFile())) {
      List<? extends ZipEntry> works = zip.stream().toList();
      if (works.isEmpty()) {
        return state.to(TrainingStatus.FAILED, "There are no works in the package.");
      }
      if (state.seen() == works.size()) {
        return state.to(TrainingStatus.SUCCEEDED, "The palette is learned.");
      }
      ZipEntry work = works.get(state.seen());
      try (InputStream in = zip.getInputStream(work)) {
        int seen = state.seen() + 1;
        return new State(
            TrainingStatus.PROCESSING,
            seen,
            state.palette().with(small(in)),
            "Has seen %d of %d works.".formatted(seen, works.size()));
      }
    } catch (IOException | RuntimeException unreadable) {
      return state.to(
          TrainingStatus.FAILED, "The package or a work in it could not be read as a picture.");
    }
  }

  /** A work with a long side of about 64 pixels; a large one is never in memory as a whole. */
  private static BufferedImage small(InputStream work) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(work)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("This Java reads PNG and JPEG.");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / MOST_SIDE);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
      } finally {
        reader.dispose();
      }
    }
  }

  void cancel() throws IOException {
    State state = read();
    if (!state.status().isFinal()) {
      write(state.to(TrainingStatus.CANCELED, "Stopped when it was asked to."));
    }
  }

  void delete() throws IOException {
    for (String name : List.of("works.zip", "state.new", "state")) {
      Files.deleteIfExists(file(name));
    }
    Files.deleteIfExists(folder);
  }

  TrainingReport report(State state) throws IOException {
    Optional<TrainingReport.Result> result = Optional.empty();
    double progress = 1;
    if (state.status() == TrainingStatus.SUCCEEDED) {
      byte[] weights = state.palette().weights();
      Map<String, String> details =
          Map.of("colours", "" + Palette.BANDS, "works", "" + state.seen());
      result =
          Optional.of(
              new TrainingReport.Result(
                  folder.getFileName().toString(),
                  details,
                  () -> new ByteArrayInputStream(weights)));
    } else if (!state.status().isFinal()) {
      progress = state.seen() / (1.0 + state.seen());
    }
    return new TrainingReport(
        state.status(), progress, state.message(), List.of(state.message()), result);
  }

  private State read() throws IOException {
    List<String> lines = Files.readAllLines(file("state"));
    return new State(
        TrainingStatus.valueOf(lines.get(0)),
        Integer.parseInt(lines.get(1)),
        Palette.of(lines.get(2)),
        lines.get(3));
  }

  // snippet: write
  /** The file is there in whole or as it was before, also when the machine stops in between. */
  private void write(State state) throws IOException {
    Files.write(
        file("state.new"),
        List.of(
            state.status().name(),
            Integer.toString(state.seen()),
            state.palette().toString(),
            state.message()));
    Files.move(file("state.new"), file("state"), StandardCopyOption.ATOMIC_MOVE);
  }

  // end: write

  private Path file(String name) {
    return folder.resolve(name);
  }
}
