package art.painter.training.local;

import java.awt.Color;

/** Motifs that fly, swim or go on four legs. */
final class Animals {

  private static final Color MANE = new Color(0x3c2c24);
  private static final Color DARK = new Color(0x282428);
  private static final Color PALE = new Color(0xf4f0e8);

  private Animals() {}

  static void bird(Stage s, double x, double y, double h, Color c) {
    double w = h * s.chance(0.8, 1.2);
    s.polygon(
        c,
        x - w,
        y - h * 0.7,
        x - w * 0.4,
        y - h,
        x,
        y - h * 0.45,
        x + w * 0.4,
        y - h,
        x + w,
        y - h * 0.7,
        x + w * 0.4,
        y - h * 0.72,
        x,
        y - h * 0.15,
        x - w * 0.4,
        y - h * 0.72);
  }

  static void butterfly(Stage s, double x, double y, double h, Color c) {
    for (int side = -1; side <= 1; side += 2) {
      s.ellipse(c, x + side * h * 0.4, y - h * 0.75, h * 0.38, h * 0.3);
      s.ellipse(Stage.darker(c), x + side * h * 0.3, y - h * 0.28, h * 0.26, h * 0.24);
      s.ellipse(PALE, x + side * h * 0.48, y - h * 0.78, h * 0.1, h * 0.1);
    }
    s.line(DARK, h * 0.09, x, y - h * 0.95, x, y - h * 0.15);
  }

  static void swan(Stage s, double x, double y, double h, Color c) {
    s.perhapsMirrored(
        x,
        () -> {
          s.blob(
              c,
              x - h * 0.8,
              y - h * 0.5,
              x - h * 0.1,
              y - h * 0.65,
              x + h * 0.6,
              y - h * 0.3,
              x + h * 0.3,
              y + h * 0.05,
              x - h * 0.5,
              y + h * 0.05);
          s.line(
              c,
              h * 0.13,
              x + h * 0.4,
              y - h * 0.25,
              x + h * 0.55,
              y - h * 0.55,
              x + h * 0.4,
              y - h * 0.85,
              x + h * 0.55,
              y - h * 0.95);
          s.polygon(
              new Color(0xd87830),
              x + h * 0.58,
              y - h,
              x + h * 0.78,
              y - h * 0.88,
              x + h * 0.58,
              y - h * 0.88);
        });
  }

  static void cat(Stage s, double x, double y, double h, Color c) {
    s.perhapsMirrored(
        x,
        () -> {
          s.line(
              c,
              h * 0.09,
              x + h * 0.25,
              y - h * 0.06,
              x + h * 0.5,
              y - h * 0.1,
              x + h * 0.55,
              y - h * 0.35);
          s.blob(
              c,
              x - h * 0.28,
              y,
              x - h * 0.22,
              y - h * 0.5,
              x,
              y - h * 0.72,
              x + h * 0.26,
              y - h * 0.4,
              x + h * 0.36,
              y);
          s.ellipse(c, x - h * 0.05, y - h * 0.72, h * 0.2, h * 0.17);
          s.polygon(c, x - h * 0.24, y - h * 0.74, x - h * 0.22, y - h, x - h * 0.08, y - h * 0.85);
          s.polygon(c, x + h * 0.14, y - h * 0.74, x + h * 0.12, y - h, x - h * 0.02, y - h * 0.85);
          s.ellipse(new Color(0xe8d060), x - h * 0.13, y - h * 0.74, h * 0.04, h * 0.035);
          s.ellipse(new Color(0xe8d060), x + h * 0.03, y - h * 0.74, h * 0.04, h * 0.035);
          s.polygon(
              PALE,
              x - h * 0.12,
              y - h * 0.55,
              x + h * 0.04,
              y - h * 0.55,
              x - h * 0.03,
              y - h * 0.3);
        });
  }

  static void dog(Stage s, double x, double y, double h, Color c) {
    s.perhapsMirrored(
        x,
        () -> {
          quadruped(s, x, y, h * 0.8, c);
          s.ellipse(c, x - h * 0.6, y - h * 0.8, h * 0.17, h * 0.15);
          s.ellipse(c, x - h * 0.76, y - h * 0.75, h * 0.13, h * 0.08);
          s.ellipse(Stage.darker(c), x - h * 0.5, y - h * 0.78, h * 0.07, h * 0.16);
          s.line(c, h * 0.07, x + h * 0.5, y - h * 0.62, x + h * 0.72, y - h * 0.9);
        });
  }

  static void horse(Stage s, double x, double y, double h, Color c) {
    s.perhapsMirrored(
        x,
        () -> {
          quadruped(s, x, y, h * 0.82, c);
          s.polygon(
              c,
              x - h * 0.5,
              y - h * 0.4,
              x - h * 0.62,
              y - h * 0.88,
              x - h * 0.45,
              y - h * 0.95,
              x - h * 0.22,
              y - h * 0.58);
          s.polygon(
              c,
              x - h * 0.47,
              y - h,
              x - h * 0.66,
              y - h * 0.9,
              x - h * 0.84,
              y - h * 0.7,
              x - h * 0.74,
              y - h * 0.64,
              x - h * 0.5,
              y - h * 0.76);
          s.line(
              MANE,
              h * 0.07,
              x - h * 0.44,
              y - h * 0.97,
              x - h * 0.3,
              y - h * 0.7,
              x - h * 0.24,
              y - h * 0.6);
          s.line(
              MANE,
              h * 0.07,
              x + h * 0.5,
              y - h * 0.58,
              x + h * 0.62,
              y - h * 0.4,
              x + h * 0.58,
              y - h * 0.2);
        });
  }

  static void cow(Stage s, double x, double y, double h, Color c) {
    s.perhapsMirrored(
        x,
        () -> {
          quadruped(s, x, y, h * 0.95, c);
          s.ellipse(c, x - h * 0.68, y - h * 0.78, h * 0.15, h * 0.18);
          s.line(
              PALE, h * 0.04, x - h * 0.8, y - h, x - h * 0.68, y - h * 0.9, x - h * 0.56, y - h);
          s.clump(DARK, x - h * 0.1, y - h * 0.68, h * 0.16, h * 0.12);
          s.clump(DARK, x + h * 0.3, y - h * 0.6, h * 0.13, h * 0.13);
        });
  }

  private static void quadruped(Stage s, double x, double y, double h, Color c) {
    for (double leg : new double[] {-0.42, -0.28, 0.4, 0.55}) {
      s.line(
          leg < -0.3 || leg > 0.5 ? c : Stage.darker(c),
          h * 0.11,
          x + h * leg,
          y - h * 0.45,
          x + h * leg,
          y - h * 0.04);
    }
    s.blob(
        c,
        x - h * 0.75,
        y - h * 0.7,
        x - h * 0.3,
        y - h * 0.92,
        x + h * 0.5,
        y - h * 0.86,
        x + h * 0.75,
        y - h * 0.55,
        x + h * 0.3,
        y - h * 0.32,
        x - h * 0.5,
        y - h * 0.36);
  }

  static void fish(Stage s, double x, double y, double h, Color c) {
    s.perhapsMirrored(
        x,
        () -> {
          s.blob(
              c,
              x - h * 1.5,
              y - h * 0.5,
              x - h * 0.3,
              y - h * 1.1,
              x + h * 1.1,
              y - h * 0.5,
              x - h * 0.3,
              y + h * 0.1);
          s.polygon(Stage.darker(c), x + h * 0.7, y - h * 0.5, x + h * 1.3, y - h, x + h * 1.3, y);
          s.ellipse(PALE, x - h * 0.75, y - h * 0.6, h * 0.13, h * 0.13);
          s.ellipse(DARK, x - h * 0.77, y - h * 0.6, h * 0.06, h * 0.06);
        });
  }
}
