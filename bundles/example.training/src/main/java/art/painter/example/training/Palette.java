package art.painter.example.training;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Eight colours from dark to light: the mean colour of the pixels of each eighth of the greys. It
 * grows work by work, from sums of red, green and blue and the number of pixels.
 */
final class Palette {
  static final int BANDS = 8;

  private static final byte[] HEADER =
      ("{\"palette\":{\"dtype\":\"F32\",\"shape\":[%d,3],\"data_offsets\":[0,%d]}}"
              .formatted(BANDS, BANDS * 3 * Float.BYTES))
          .getBytes(StandardCharsets.UTF_8);

  private final double[][] sums;

  private Palette(double[][] sums) {
    this.sums = sums;
  }

  static Palette empty() {
    return new Palette(new double[BANDS][4]);
  }

  /** As {@link #toString} wrote it. */
  static Palette of(String text) {
    return new Palette(
        Arrays.stream(text.split(";"))
            .map(band -> Arrays.stream(band.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new));
  }

  Palette with(BufferedImage work) {
    double[][] more = Arrays.stream(sums).map(double[]::clone).toArray(double[][]::new);
    for (int y = 0; y < work.getHeight(); y++) {
      for (int x = 0; x < work.getWidth(); x++) {
        int rgb = work.getRGB(x, y);
        int red = rgb >> 16 & 255;
        int green = rgb >> 8 & 255;
        int blue = rgb & 255;
        double[] band = more[(int) ((0.299 * red + 0.587 * green + 0.114 * blue) / 256 * BANDS)];
        band[0] += red;
        band[1] += green;
        band[2] += blue;
        band[3]++;
      }
    }
    return new Palette(more);
  }

  /** The palette as a {@code .safetensors} file; a band that no work has stays grey. */
  byte[] weights() {
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + HEADER.length + BANDS * 3 * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(HEADER.length)
            .put(HEADER);
    for (int band = 0; band < BANDS; band++) {
      for (int channel = 0; channel < 3; channel++) {
        double count = sums[band][3];
        file.putFloat(
            (float) (count > 0 ? sums[band][channel] / count : 255 * (band + 0.5) / BANDS));
      }
    }
    return file.array();
  }

  /** The colours in a file that {@link #weights} made; empty for any other file. */
  static Optional<float[][]> read(byte[] weights) {
    byte[] start =
        ByteBuffer.allocate(Long.BYTES + HEADER.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(HEADER.length)
            .put(HEADER)
            .array();
    if (weights.length != start.length + BANDS * 3 * Float.BYTES
        || !Arrays.equals(start, Arrays.copyOf(weights, start.length))) {
      return Optional.empty();
    }
    ByteBuffer numbers = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
    numbers.position(start.length);
    float[][] colours = new float[BANDS][3];
    for (float[] colour : colours) {
      for (int channel = 0; channel < 3; channel++) {
        colour[channel] = numbers.getFloat();
      }
    }
    return Optional.of(colours);
  }

  @Override
  public String toString() {
    return Arrays.stream(sums)
        .map(
            band -> Arrays.stream(band).mapToObj(Double::toString).collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
  }
}
