package art.painter.demo;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The forms that the sample works are built of. */
final class Shapes {
  private Shapes() {}

  static Shape disc(double x, double y, double radius) {
    return oval(x, y, radius, radius);
  }

  static Shape oval(double x, double y, double rx, double ry) {
    return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
  }

  static Shape box(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  /** Straight edges through points x, y, x, y …, closed. */
  static Shape edges(double... points) {
    var path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  /** A soft form through points x, y, x, y …, closed. */
  static Shape soft(double... points) {
    var path = new Path2D.Double();
    int n = points.length / 2;
    path.moveTo((points[0] + points[2 * n - 2]) / 2, (points[1] + points[2 * n - 1]) / 2);
    for (int i = 0; i < n; i++) {
      double x = points[2 * i];
      double y = points[2 * i + 1];
      int next = (i + 1) % n;
      path.quadTo(x, y, (x + points[2 * next]) / 2, (y + points[2 * next + 1]) / 2);
    }
    path.closePath();
    return path;
  }

  /** Ground that reaches from a rolling line at about y down to the bottom. */
  static Shape ground(double width, double bottom, double y, double swing, double turns) {
    var path = new Path2D.Double();
    path.moveTo(-40, bottom + 40);
    for (double x = -40; x <= width + 40; x += 20) {
      path.lineTo(x, y + swing * Math.sin(x / width * turns * Math.PI + turns));
    }
    path.lineTo(width + 40, bottom + 40);
    path.closePath();
    return path;
  }

  static Shape turned(Shape shape, double degrees, double x, double y) {
    return AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y)
        .createTransformedShape(shape);
  }

  static Shape both(Shape a, Shape b) {
    var area = new Area(a);
    area.intersect(new Area(b));
    return area;
  }

  /** The side of a form that lies in shade: all that is right of x. */
  static Shape rightOf(Shape shape, double x) {
    var area = new Area(shape);
    area.intersect(new Area(box(x, -100, 4000, 4000)));
    return area;
  }
}
