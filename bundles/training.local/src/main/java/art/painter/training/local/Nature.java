package art.painter.training.local;

import java.awt.Color;

/** Motifs of earth and sky. */
final class Nature {

  private static final Color SNOW = new Color(0xf0f2f6);

  private Nature() {}

  static void disc(Stage s, double x, double y, double h, Color c) {
    s.ellipse(c, x, y - h / 2, h / 2, h / 2);
  }

  static void stars(Stage s, double x, double y, double h, Color c) {
    for (int i = 0; i < 14; i++) {
      double r = h * s.chance(0.1, 0.32);
      s.ellipse(c, s.chance(0, 1), s.chance(0.02, 0.42), r, r);
    }
  }

  static void cloud(Stage s, double x, double y, double h, Color c) {
    s.clump(Stage.mix(c, Color.GRAY, 0.35), x + h * 0.1, y - h * 0.3, h * 1.5, h * 0.28);
    for (int i = 0; i < 5; i++) {
      double r = h * s.chance(0.3, 0.5);
      s.clump(c, x + h * (i - 2) * 0.5, y - h * 0.45 - r * (i % 2) * 0.5, r * 1.2, r * 0.8);
    }
  }

  static void lightning(Stage s, double x, double y, double h, Color c) {
    s.line(
        c,
        h * 0.03,
        x,
        y - h,
        x + h * 0.12,
        y - h * 0.7,
        x - h * 0.05,
        y - h * 0.5,
        x + h * 0.1,
        y - h * 0.2,
        x,
        y);
  }

  static void mountain(Stage s, double x, double y, double h, Color c) {
    double w = h * s.chance(0.9, 1.2);
    double lean = h * s.chance(-0.15, 0.15);
    double[] left = {
      x - w, y, x - w * 0.55, y - h * 0.48, x - w * 0.42, y - h * 0.5, x + lean, y - h
    };
    s.polygon(
        c,
        left[0],
        left[1],
        left[2],
        left[3],
        left[4],
        left[5],
        left[6],
        left[7],
        x + w * 0.3,
        y - h * 0.62,
        x + w * 0.45,
        y - h * 0.6,
        x + w,
        y);
    s.polygon(
        Stage.darker(c),
        x + lean,
        y - h,
        x + w * 0.3,
        y - h * 0.62,
        x + w * 0.45,
        y - h * 0.6,
        x + w,
        y,
        x + w * 0.25,
        y,
        x + w * 0.08,
        y - h * 0.4,
        x + w * 0.13,
        y - h * 0.6);
    s.polygon(
        SNOW,
        x + lean,
        y - h,
        x + lean + w * 0.12,
        y - h * 0.82,
        x + w * 0.04,
        y - h * 0.76,
        x - w * 0.04,
        y - h * 0.83,
        x - w * 0.16,
        y - h * 0.76,
        x - w * 0.2,
        y - h * 0.74);
  }

  static void hill(Stage s, double x, double y, double h, Color c) {
    double w = h * s.chance(2, 3);
    s.blob(
        c,
        x - w * 1.3,
        y + h * 0.3,
        x - w * 0.6,
        y - h * 0.3,
        x,
        y - h * 1.3,
        x + w * 0.6,
        y - h * 0.3,
        x + w * 1.3,
        y + h * 0.3);
  }

  static void cliff(Stage s, double x, double y, double h, Color c) {
    double side = x < 0.5 ? -1 : 1;
    double edge = x < 0.5 ? 0 : 1;
    double face = edge - side * h * 1.1;
    s.polygon(
        c,
        edge,
        y,
        edge,
        y - h,
        face + side * h * 0.3,
        y - h * 1.03,
        face,
        y - h * 0.9,
        face + side * 0.02,
        y - h * 0.5,
        face - side * 0.03,
        y);
    s.polygon(
        Stage.darker(c),
        face,
        y - h * 0.9,
        face + side * 0.02,
        y - h * 0.5,
        face - side * 0.03,
        y,
        face + side * h * 0.35,
        y,
        face + side * h * 0.2,
        y - h * 0.5);
  }

  static void rock(Stage s, double x, double y, double h, Color c) {
    s.polygon(
        c,
        x - h * 0.9,
        y,
        x - h * 0.6,
        y - h * 0.7,
        x + h * 0.1,
        y - h,
        x + h * 0.7,
        y - h * 0.6,
        x + h,
        y);
    s.polygon(
        Stage.darker(c),
        x + h * 0.1,
        y - h,
        x + h * 0.7,
        y - h * 0.6,
        x + h,
        y,
        x + h * 0.2,
        y,
        x,
        y - h * 0.5);
    s.polygon(
        Stage.lighter(c), x - h * 0.6, y - h * 0.7, x + h * 0.1, y - h, x - h * 0.1, y - h * 0.65);
  }

  /** A road, or a river: a band that winds from the front to the horizon. */
  static void road(Stage s, double x, double y, double h, Color c) {
    double bend = s.chance(-0.25, 0.25);
    double foot = 0.5 + s.chance(-0.15, 0.15);
    double[] points = new double[44];
    for (int i = 0; i <= 10; i++) {
      double t = i / 10.0;
      double width = 0.012 + 0.17 * (1 - t) * (1 - t);
      double middle = foot + (x - foot) * t + bend * Math.sin(t * 5) * (1 - t);
      double at = 1.02 - (1.02 - (y - h)) * (1 - (1 - t) * (1 - t));
      points[2 * i] = middle - width;
      points[2 * i + 1] = at;
      points[42 - 2 * i] = middle + width;
      points[43 - 2 * i] = at;
    }
    s.polygon(c, points);
  }

  static void field(Stage s, double x, double y, double h, Color c) {
    double top = 1 - h * 1.2;
    s.polygon(c, 0, 1, 0, top + 0.05, 1, top, 1, 1);
    for (int i = -6; i <= 12; i++) {
      s.polygon(Stage.darker(c), i / 6.0 - 0.03, 1, 0.35 + i / 20.0, top + 0.04, i / 6.0 + 0.03, 1);
    }
  }
}
