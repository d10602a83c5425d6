package art.painter.training.local;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Where a scene is drawn: a unit square with y downwards, a light, and chance that depends on the
 * seed alone.
 */
final class Stage implements AutoCloseable {

  final SplittableRandom random;
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final float[] light;
  private final Color haze;
  private double distance;

  /**
   * @param light what each of red, green and blue is multiplied by
   * @param haze what distant things fade into
   */
  Stage(int width, int height, SplittableRandom random, float[] light, Color haze) {
    this.random = random;
    this.light = light.clone();
    this.haze = haze;
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(width, height);
  }

  BufferedImage image() {
    return image;
  }

  /** From now on things fade into the haze by this share. */
  Stage at(double distance) {
    this.distance = distance;
    return this;
  }

  double chance(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** The colour by this light and at this distance. */
  Color lit(Color c) {
    return mix(
        new Color(
            level(c.getRed() * light[0]),
            level(c.getGreen() * light[1]),
            level(c.getBlue() * light[2])),
        haze,
        distance);
  }

  static Color mix(Color a, Color b, double share) {
    return new Color(
        level(a.getRed() + (b.getRed() - a.getRed()) * share),
        level(a.getGreen() + (b.getGreen() - a.getGreen()) * share),
        level(a.getBlue() + (b.getBlue() - a.getBlue()) * share));
  }

  static Color darker(Color c) {
    return mix(c, Color.BLACK, 0.45);
  }

  static Color lighter(Color c) {
    return mix(c, Color.WHITE, 0.4);
  }

  private static int level(double v) {
    return (int) Math.max(0, Math.min(255, v));
  }

  /** A polygon through points given as x, y, x, y, … */
  void polygon(Color colour, double... points) {
    graphics.setColor(lit(colour));
    graphics.fill(path(points, true));
  }

  void rectangle(Color colour, double x, double y, double width, double height) {
    polygon(colour, x, y, x + width, y, x + width, y + height, x, y + height);
  }

  void ellipse(Color colour, double x, double y, double rx, double ry) {
    graphics.setColor(lit(colour));
    graphics.fill(new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry));
  }

  void line(Color colour, double thickness, double... points) {
    graphics.setColor(lit(colour));
    graphics.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path(points, false));
  }

  /** A closed shape with soft corners: the points are pulled into a curve. */
  void blob(Color colour, double... points) {
    graphics.setColor(lit(colour));
    Path2D path = new Path2D.Double();
    int n = points.length / 2;
    for (int i = 0; i <= n; i++) {
      double x = points[2 * (i % n)];
      double y = points[2 * (i % n) + 1];
      double midX = (x + points[2 * ((i + 1) % n)]) / 2;
      double midY = (y + points[2 * ((i + 1) % n) + 1]) / 2;
      if (i == 0) {
        path.moveTo(midX, midY);
      } else {
        path.quadTo(x, y, midX, midY);
      }
    }
    graphics.fill(path);
  }

  /** A rough round shape, such as foliage or a cloud. */
  void clump(Color colour, double x, double y, double rx, double ry) {
    double[] points = new double[24];
    for (int i = 0; i < 12; i++) {
      double angle = 2 * Math.PI * i / 12;
      double reach = chance(0.85, 1.2);
      points[2 * i] = x + rx * reach * Math.cos(angle);
      points[2 * i + 1] = y + ry * reach * Math.sin(angle);
    }
    blob(colour, points);
  }

  /**
   * A ridge across the whole width whose crest wanders around {@code y}; everything below is
   * filled.
   */
  void ridge(Color colour, double y, double height, double roughness, double bottom) {
    int steps = 48;
    double[] points = new double[2 * (steps + 3)];
    double phase = chance(0, 10);
    for (int i = 0; i <= steps; i++) {
      double t = (double) i / steps;
      double wave = Math.sin(phase + t * 5) * 0.6 + Math.sin(phase * 2 + t * 11) * 0.3;
      points[2 * i] = t;
      points[2 * i + 1] = y - height * (wave + 0.9) / 1.8 + roughness * chance(-1, 1);
    }
    points[2 * steps + 2] = 1;
    points[2 * steps + 3] = bottom;
    points[2 * steps + 4] = 0;
    points[2 * steps + 5] = bottom;
    polygon(colour, points);
  }

  void gradient(Color top, Color bottom, double from, double to) {
    graphics.setPaint(new GradientPaint(0, (float) from, lit(top), 0, (float) to, lit(bottom)));
    graphics.fill(new java.awt.geom.Rectangle2D.Double(0, from, 1, to - from));
  }

  /** A translucent band that is thickest in its middle. */
  void veil(Color colour, double thickness, double from, double to) {
    Color clear = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 0);
    Color dense =
        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), level(255 * thickness));
    float middle = (float) (from + to) / 2;
    graphics.setPaint(new GradientPaint(0, (float) from, clear, 0, middle, dense, true));
    graphics.fill(new java.awt.geom.Rectangle2D.Double(0, from, 1, to - from));
  }

  /** Draws mirrored left to right around {@code x}, half of the time. */
  void perhapsMirrored(double x, Runnable drawing) {
    AffineTransform before = graphics.getTransform();
    if (random.nextBoolean()) {
      graphics.translate(2 * x, 0);
      graphics.scale(-1, 1);
    }
    drawing.run();
    graphics.setTransform(before);
  }

  private static Path2D path(double[] points, boolean closed) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    if (closed) {
      path.closePath();
    }
    return path;
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
