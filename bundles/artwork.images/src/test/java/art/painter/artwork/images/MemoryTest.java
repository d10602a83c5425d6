package art.painter.artwork.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.PlatformException;
import art.painter.api.artwork.ArtworkInspector;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.converter.Converters;

/** Inspects in a JVM of its own that has no memory to spare. */
class MemoryTest {
  @TempDir Path directory;

  @Test
  @Timeout(120)
  void bombsAreRefusedInAHeapOf64Megabytes() throws Exception {
    byte[] png = Pictures.png(Pictures.drawing());
    byte[] text = Bytes.chunk("zTXt", Bytes.text("x\0\0"), Bytes.packedZeros(200_000_000));
    byte[] end = Bytes.chunk("IEND");
    byte[] pixels = Bytes.chunk("IDAT", Bytes.packedZeros(500_000_000));
    BitWriter tables =
        new BitWriter().bits(0, 1).bits(0, 1).bits(1, 1).bits(0, 3).bits(0, 1).codes(0xff, 0xff);
    for (int i = 0; i < 65_536; i++) {
      tables.codes(0, 0);
    }
    assertEquals(
        List.of(
            ArtworkInspector.INFLATES,
            ArtworkInspector.INFLATES,
            ArtworkInspector.TOO_MANY_PIXELS,
            ArtworkInspector.INFLATES),
        inspect(
            "64m",
            Bytes.insert(png, Bytes.PNG_HEADER_END, text),
            Bytes.png(Bytes.pngHeader(10, 10, 8, 2), pixels, end),
            Bytes.png(Bytes.pngHeader(30_000, 30_000, 1, 0), pixels, end),
            tables.toLosslessWebp(1_000, 1_000)));
  }

  @Test
  @Timeout(120)
  void the50MillionPixelsOfAPngOrJpegAreReadInAHeapOf64Megabytes() throws Exception {
    BufferedImage large = new BufferedImage(7_000, 7_000, BufferedImage.TYPE_BYTE_GRAY);
    byte[] png =
        Bytes.png(
            Bytes.pngHeader(7_000, 7_000, 8, 6),
            Bytes.chunk("IDAT", Bytes.packedZeros(7_000L * 28_001)),
            Bytes.chunk("IEND"));
    assertEquals(List.of("7000", "7000"), inspect("64m", png, Pictures.jpeg(large)));
  }

  private List<String> inspect(String heap, byte[]... files)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryTest.class.getName()));
    for (int i = 0; i < files.length; i++) {
      command.add(Files.write(directory.resolve("file" + i), files[i]).toString());
    }
    Process java =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertEquals(true, java.waitFor(100, TimeUnit.SECONDS), "still running");
    } finally {
      java.destroyForcibly();
    }
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }

  /** Prints each file's width, or the code of its refusal. */
  public static void main(String[] files) {
    ImageFileInspector inspector =
        new ImageFileInspector(
            Converters.standardConverter().convert(Map.of()).to(ImageFileInspector.Config.class));
    for (String file : files) {
      try {
        System.out.println(inspector.inspect(Path.of(file)).width());
      } catch (PlatformException refusal) {
        System.out.println(refusal.code());
      }
    }
  }
}
