package art.painter.demo;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The one hand that all sample works come from: five paints on cream paper, dry strokes that follow
 * the form and never quite meet the contour, an ink line that is drawn twice, hatched shade, grain.
 */
final class Hand {
  static final Color PAPER = new Color(0xF3E7CF);
  static final Color INK = new Color(0x1D2345);
  static final Color CORAL = new Color(0xD8573C);
  static final Color OCHRE = new Color(0xE4AA3C);
  static final Color TEAL = new Color(0x2C7F7B);
  static final Color ROSE = new Color(0xE8B79E);

  private static final double BRUSH = 20;
  private static final int BRISTLES = 6;
  // Paint and ink are as little aligned as two plates of one print.
  private static final AffineTransform OFF_REGISTER = AffineTransform.getTranslateInstance(6, -5);

  private final BufferedImage sheet;
  private final Graphics2D pen;
  private final SplittableRandom random;

  Hand(int width, int height, long seed) {
    sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    random = new SplittableRandom(seed);
    pen = smooth(sheet);
    pen.setColor(PAPER);
    pen.fillRect(0, 0, width, height);
  }

  int width() {
    return sheet.getWidth();
  }

  int height() {
    return sheet.getHeight();
  }

  /** A form: painted along the angle (degrees), then drawn. */
  Hand form(Shape shape, Color paint, double angle) {
    return paint(shape, paint, angle).contour(shape);
  }

  /** Dry strokes along the angle (degrees), in the shape only. */
  Hand paint(Shape shape, Color paint, double angle) {
    Shape place = OFF_REGISTER.createTransformedShape(shape);
    Rectangle box =
        place.getBounds().intersection(new Rectangle(0, 0, sheet.getWidth(), sheet.getHeight()));
    if (box.isEmpty()) {
      return this;
    }
    var layer = new BufferedImage(box.width, box.height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D brush = smooth(layer);
    brush.setColor(paint);
    brush.fillRect(0, 0, box.width, box.height);
    double reach = Math.hypot(box.width, box.height) / 2 + BRUSH;
    brush.translate(box.width / 2.0, box.height / 2.0);
    brush.rotate(Math.toRadians(angle));
    for (double across = -reach; across < reach; across += BRUSH * 0.8) {
      double along = -reach - random.nextDouble(120);
      while (along < reach) {
        double length = random.nextDouble(70, 230);
        stroke(brush, paint, along, across, length);
        along += length * 0.9;
      }
    }
    brush.setTransform(AffineTransform.getTranslateInstance(-box.x, -box.y));
    brush.setComposite(AlphaComposite.DstIn);
    var mask = new BufferedImage(box.width, box.height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D cut = smooth(mask);
    cut.translate(-box.x, -box.y);
    cut.fill(place);
    cut.dispose();
    brush.drawImage(mask, box.x, box.y, null);
    brush.dispose();
    pen.drawImage(layer, box.x, box.y, null);
    return this;
  }

  private void stroke(Graphics2D brush, Color paint, double along, double across, double length) {
    double bend = random.nextDouble(-7, 7);
    int load = random.nextInt(-20, 21);
    for (int i = 0; i < BRISTLES; i++) {
      double y = across + (i - BRISTLES / 2.0) * BRUSH / BRISTLES + random.nextDouble(-1.5, 1.5);
      double from = along + random.nextDouble(18);
      double to = along + length - random.nextDouble(40);
      boolean dry = random.nextInt(100) < 7;
      brush.setColor(
          dry ? mix(paint, PAPER, 0.75) : lighter(paint, load + random.nextInt(-14, 15)));
      brush.setStroke(
          new BasicStroke(
              (float) random.nextDouble(1.2, dry ? 2.2 : 4.2),
              BasicStroke.CAP_ROUND,
              BasicStroke.JOIN_ROUND));
      var hair = new Path2D.Double();
      hair.moveTo(from, y);
      hair.quadTo((from + to) / 2, y + bend, to, y + bend / 3);
      brush.draw(hair);
    }
  }

  /** The ink line, twice, a little apart, pressed harder here and there. */
  Hand contour(Shape shape) {
    for (int pass = 0; pass < 2; pass++) {
      double phase = random.nextDouble(100);
      for (List<Point2D> outline : outlines(shape)) {
        ink(outline, phase, pass == 0 ? 6.5 : 2.6, pass == 0 ? 0 : 5);
      }
    }
    return this;
  }

  /** One open ink line through points x, y, x, y … */
  Hand line(double... points) {
    var path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return contour(path);
  }

  private void ink(List<Point2D> points, double phase, double weight, double away) {
    pen.setColor(INK);
    double way = 0;
    Point2D before = null;
    for (Point2D point : points) {
      double shake = 2.2;
      var here =
          new Point2D.Double(
              point.getX() + shake * wave(way / 31 + phase) + away * wave(way / 140 + phase + 7),
              point.getY() + shake * wave(way / 27 + phase + 3) + away * wave(way / 120 + phase));
      if (before != null) {
        double pressed = weight * (0.75 + 0.45 * wave(way / 60 + phase));
        pen.setStroke(
            new BasicStroke((float) pressed, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(before, here));
        way += before.distance(here);
      }
      before = here;
    }
  }

  /** Short parallel ink lines in the shape: its shade. */
  Hand shade(Shape shape, double angle, double gap) {
    Rectangle box = shape.getBounds();
    double reach = Math.hypot(box.width, box.height) / 2;
    var turn =
        AffineTransform.getRotateInstance(
            Math.toRadians(angle), box.getCenterX(), box.getCenterY());
    Shape clip = pen.getClip();
    pen.clip(shape);
    for (double across = -reach; across < reach; across += gap * random.nextDouble(0.8, 1.25)) {
      double from = box.getCenterX() - reach + random.nextDouble(30);
      double y = box.getCenterY() + across;
      while (from < box.getCenterX() + reach) {
        double length = random.nextDouble(40, 130);
        var mark = new Path2D.Double();
        mark.moveTo(from, y);
        mark.quadTo(
            from + length / 2,
            y + random.nextDouble(-5, 5),
            from + length,
            y + random.nextDouble(-2, 2));
        pen.setColor(INK);
        pen.setStroke(
            new BasicStroke(
                (float) random.nextDouble(1.6, 3.4),
                BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND));
        pen.draw(turn.createTransformedShape(mark));
        from += length + random.nextDouble(12, 34);
      }
    }
    pen.setClip(clip);
    return this;
  }

  /** {@return the finished sheet, with grain and splashes of ink} */
  BufferedImage finish() {
    for (int i = 0; i < 260; i++) {
      double r = Math.pow(random.nextDouble(), 4) * 6 + 0.7;
      double x = random.nextDouble(sheet.getWidth());
      double y = random.nextDouble(sheet.getHeight());
      pen.setColor(random.nextInt(3) == 0 ? PAPER : INK);
      pen.fill(Shapes.disc(x, y, r));
    }
    int[] row = new int[sheet.getWidth()];
    for (int y = 0; y < sheet.getHeight(); y++) {
      sheet.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        row[x] = lighter(row[x], random.nextInt(-9, 10));
      }
      sheet.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    pen.dispose();
    return sheet;
  }

  private static List<List<Point2D>> outlines(Shape shape) {
    var all = new ArrayList<List<Point2D>>();
    var at = new double[6];
    var start = new Point2D.Double();
    var flat = new FlatteningPathIterator(shape.getPathIterator(null), 0.8);
    for (; !flat.isDone(); flat.next()) {
      switch (flat.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> {
          start.setLocation(at[0], at[1]);
          all.add(new ArrayList<>(List.of(new Point2D.Double(at[0], at[1]))));
        }
        case PathIterator.SEG_CLOSE -> follow(all.get(all.size() - 1), start.x, start.y);
        default -> follow(all.get(all.size() - 1), at[0], at[1]);
      }
    }
    return all;
  }

  private static void follow(List<Point2D> line, double x, double y) {
    Point2D from = line.get(line.size() - 1);
    int steps = (int) Math.ceil(from.distance(x, y) / 6);
    for (int i = 1; i <= steps; i++) {
      double part = (double) i / steps;
      line.add(
          new Point2D.Double(
              from.getX() + (x - from.getX()) * part, from.getY() + (y - from.getY()) * part));
    }
  }

  private static double wave(double x) {
    return (Math.sin(x) + Math.sin(x * 2.3 + 1.7) + Math.sin(x * 0.61 + 4.1)) / 3;
  }

  private static Color lighter(Color c, int by) {
    return new Color(lighter(c.getRGB(), by));
  }

  private static int lighter(int rgb, int by) {
    return clamp((rgb >> 16 & 255) + by) << 16
        | clamp((rgb >> 8 & 255) + by) << 8
        | clamp((rgb & 255) + by);
  }

  private static Color mix(Color a, Color b, double share) {
    return new Color(
        (int) (a.getRed() + (b.getRed() - a.getRed()) * share),
        (int) (a.getGreen() + (b.getGreen() - a.getGreen()) * share),
        (int) (a.getBlue() + (b.getBlue() - a.getBlue()) * share));
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  private static Graphics2D smooth(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }
}
